use super::super::format::{LoadOptions, load};
use super::*;

fn loaded(mail: &str) -> Document {
    load(mail.as_bytes(), &LoadOptions::default()).unwrap()
}

const HEAD: &str = "Return-Path: <press@mfa.example>\r\nFrom: Press <press@mfa.example>\r\n\
    Date: Tue, 14 May 2024 18:00:00 +0600\r\nSubject: Fwd: =?utf-8?Q?Talks_in_Ast?=\r\n =?utf-8?B?YW5h?=\r\n";

#[test]
fn the_plain_text_of_a_message_is_its_report() {
    let mail = format!(
        "{HEAD}Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
         The ministers met =96 and ag=\r\nreed.\r\n\r\n-- \r\nPress service, tel. 123\r\n"
    );
    let found = loaded(&mail);
    assert_eq!(found.text, "Talks in Astana\n\nThe ministers met – and agreed.\n\n");
    assert_eq!((found.media_type, found.title.as_deref()), ("message/rfc822", Some("Talks in Astana")));
    assert_eq!(found.published.unwrap().as_str(), "2024-05-14");
}

#[test]
fn of_many_parts_the_plain_one_is_read_and_attachments_are_not() {
    let part = |kind: &str, text: &str| format!("--b\r\nContent-Type: {kind}\r\n\r\n{text}\r\n");
    let mail = format!(
        "From x@y.example Tue May 14 18:00:00 2024\n{HEAD}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n\
         preamble\r\n{}{}--b--\r\n",
        part("text/plain\r\nContent-Disposition: attachment", "Not this."),
        part("text/plain", "They met in Minsk.")
    );
    assert_eq!(loaded(&mail).text, "Talks in Astana\n\nThey met in Minsk.\n");
    let empty = mail.replace("text/plain", "image/png");
    assert_eq!(load(empty.as_bytes(), &LoadOptions::default()), Err(ReadError::NoText { format: "MIME" }));
}

#[test]
fn a_message_within_messages_without_end_is_refused() {
    let nested = format!("{HEAD}{}\r\nx", "Content-Type: message/rfc822\r\n\r\n".repeat(DEPTH + 1));
    assert!(matches!(load(nested.as_bytes(), &LoadOptions::default()), Err(ReadError::Excess { .. })));
    let wide =
        format!("{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n{}", "--b\r\n\r\n".repeat(PARTS + 1));
    assert!(matches!(load(wide.as_bytes(), &LoadOptions::default()), Err(ReadError::Excess { .. })));
}

#[test]
fn a_memo_and_a_text_with_colons_are_no_mail() {
    for text in
        ["From: the ministry\nTo: all desks\nSubject: talks\n\nThey met.\n", "Talks: day two\n\nThey met.\n"]
    {
        assert_eq!(loaded(text).text, text);
    }
}

#[test]
fn several_messages_are_more_than_a_report() {
    let one = format!("From x@y.example Tue May 14 2024\n{HEAD}\r\nThey met.\n\n");
    let error = load(one.repeat(2).as_bytes(), &LoadOptions::default()).unwrap_err();
    assert_eq!(error.to_string(), "a mailbox of several messages is not read");
}

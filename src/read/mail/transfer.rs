//! How mail carries bytes: base64 and quoted-printable (RFC 2045).

/// The bytes that base64 stands for; what is no digit of it is passed over, as the standard asks.
pub(super) fn base64(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.iter().take_while(|byte| **byte != b'=') {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(digit);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.extend(u8::try_from(bits >> count & 0xff));
        }
    }
    out
}

/// The bytes that quoted-printable stands for; an equals sign that begins no code stands for itself.
pub(super) fn quoted_printable(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|code| Some(digit(code[0])? << 4 | digit(code[1])?));
        let spaces = after.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        rest = match (first, code) {
            (b'=', Some(byte)) => {
                out.push(byte);
                &after[2..]
            }
            (b'=', None) if after[spaces..].starts_with(b"\r\n") => &after[spaces + 2..],
            (b'=', None) if after[spaces..].starts_with(b"\n") => &after[spaces + 1..],
            (other, _) => {
                out.push(*other);
                after
            }
        };
    }
    out
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_mail_carries_comes_out_as_it_went_in() {
        assert_eq!(base64(b"VGhl\r\neSBtZXQ="), b"They met");
        assert_eq!(base64(b""), b"");
        assert_eq!(
            quoted_printable(b"caf=C3=A9 in M=\r\nin= \nsk = x =ZZ ="),
            "caf\u{e9} in Minsk = x =ZZ =".as_bytes()
        );
    }
}

//! `summitdiff rules` and `summitdiff schema` as a user runs them.

use crate::command_line::{folder, run};
use serde_json::Value;
use summitdiff::diff::Kind;

fn json(arguments: &[&str]) -> Value {
    let (code, out, err) = run(&folder(&arguments.concat(), &[]), arguments);
    assert_eq!((code, err.as_str()), (0, ""), "{arguments:?}");
    serde_json::from_str(&out).unwrap()
}

#[test]
fn rules_list_every_kind_of_change_and_every_rule_of_extraction() {
    let rules = json(&["rules", "--format", "json"]);
    let kinds: Vec<&str> =
        rules["changes"].as_array().unwrap().iter().map(|rule| rule["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, Kind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>());
    assert!(rules["extraction"].as_array().unwrap().iter().any(|rule| rule["rule"] == "apposition"));
    assert_eq!(rules["changes"][0]["revision"], "critical");
}

#[test]
fn rules_list_the_ladders() {
    let steps = json(&["rules", "--ladders", "--format", "json"]);
    assert!(steps.as_array().unwrap().iter().any(|step| step["act"] == "urge" && step["source"].is_string()));
}

#[test]
fn rules_list_the_closed_list_of_topics() {
    let topics = json(&["rules", "--topics", "--format", "json"]);
    assert!(topics.as_array().unwrap().iter().any(|topic| topic["label"] == "Trade"));
}

#[test]
fn the_schemas_refuse_keys_that_the_contracts_do_not_have() {
    for contract in ["snapshot", "diff"] {
        let schema = json(&["schema", contract]);
        assert_eq!(schema["additionalProperties"], false, "{contract}");
        assert!(schema["required"].as_array().unwrap().contains(&"schema".into()), "{contract}");
    }
}

#!/usr/bin/env python3
"""Compares the scorer's figures with the floors of tests/accuracy.tsv; exits 1 when one is below its floor.

A floor is raised when it is passed and never lowered. Rows: scorer, figure, `min` or `max`, bound.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile


def arguments(scorer, shared):
    corpora = os.path.join(shared, "corpora")
    at = lambda *parts: os.path.join(corpora, *parts)
    return {
        "gold": ["--gold", at("gold"), "--texts", at("gold-texts")],
        "titles": ["--labels", at("titles-labels.jsonl"), "--texts", at("titles")],
        "pairs": ["--labels", at("pairs-labels.jsonl"), "--pairs", at("pairs")],
        "mutants": ["--labels", at("mutants.tsv"), "--texts", at("mutants"), "--base", at("seed.txt")],
        "quiet": ["--texts", at("titles"), "--limit", "100"],
    }[scorer]


def figures(scorer, binary, shared):
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        command = [sys.executable, os.path.join(shared, "eval", "score.py"), scorer, "--bin", binary, "--json", out.name]
        subprocess.run(command + arguments(scorer, shared), check=True, stdout=subprocess.DEVNULL)
        found = json.load(open(out.name, encoding="utf-8"))
    rates = {name: row["hits"] / row["of"] for name, row in found["figures"].items() if row["of"]}
    return {name.strip(): value for name, value in {**rates, **found["derived"]}.items() if value is not None}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for flag in ("--bin", "--shared", "--floors"):
        parser.add_argument(flag, required=True)
    given = parser.parse_args()
    rows = [line.rstrip("\n").split("\t") for line in open(given.floors, encoding="utf-8") if line.strip() and not line.startswith("#")]
    measured = {scorer: figures(scorer, given.bin, given.shared) for scorer in dict.fromkeys(row[0] for row in rows)}
    failed = 0
    for scorer, name, bound, limit in rows:
        value = measured[scorer].get(name)
        holds = value is not None and (value >= float(limit) - 5e-4 if bound == "min" else value <= float(limit) + 5e-4)
        failed += not holds
        shown = "missing" if value is None else f"{value:.3f}"
        print(f"{'ok  ' if holds else 'FAIL'} {scorer:8s} {name:52s} {shown} ({bound} {limit})")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

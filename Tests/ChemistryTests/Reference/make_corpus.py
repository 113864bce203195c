#!/usr/bin/env python3
"""Writes corpus.csv: formulas of the material catalogue and of the published facts with the amounts that another reader finds.

    make_corpus.py MATERIALS.csv REFERENCE-FOLDER > corpus.csv

The reader is written independently of the Swift one: exact fractions, a regular expression for tokens, a stack for brackets, nothing for
mixtures or dots. Where pymatgen is installed its Composition reads every formula without fractions too, and must agree.
"""
import csv
import pathlib
import re
import sys
from fractions import Fraction

TOKEN = re.compile(r"([A-Z][a-z]?)|([(\[{])|([)\]}])|(\d+(?:\.\d+)?(?:/\d+(?:\.\d+)?)?|\.\d+)")


def amounts(text):
    stack, place, last = [{}], 0, None
    while place < len(text):
        match = TOKEN.match(text, place)
        if not match:
            return None
        place = match.end()
        element, opening, closing, number = match.groups()
        if element:
            last = {element: Fraction(1)}
        elif opening:
            stack.append({})
            last = None
            continue
        elif closing:
            last = stack.pop()
        else:
            if last is None:
                return None
            parts = [Fraction(part) for part in number.split("/")]
            factor = parts[0] / parts[1] if len(parts) == 2 else parts[0]
            for key, value in last.items():
                stack[-1][key] += value * (factor - 1)
            last = None
            continue
        for key, value in last.items():
            stack[-1][key] = stack[-1].get(key, Fraction(0)) + value
    return stack[0] if len(stack) == 1 else None


def check(text, found):
    try:
        from pymatgen.core import Composition
    except ImportError:
        return
    if "/" in text:
        return
    other = Composition(text).get_el_amt_dict()
    ours = {key: float(value) for key, value in found.items() if value}
    if set(other) != set(ours) or any(abs(other[key] - ours[key]) > 1e-8 for key in ours):
        sys.exit(f"pymatgen reads {text} differently: {other}")


def formulas(materials, folder):
    for row in csv.DictReader(open(materials, encoding="utf-8")):
        yield row["formula"]
    columns = {
        "windows.csv": ["formula"], "phase_equilibria.csv": ["formula", "products"],
        "interface_products.csv": ["electrolyte", "partner", "products"], "reactions.csv": ["reactants", "products"],
    }
    for name, titles in columns.items():
        for row in csv.DictReader(open(pathlib.Path(folder) / name, encoding="utf-8")):
            for title in titles:
                yield from row[title].split(";")


def main():
    seen = {}
    for text in formulas(sys.argv[1], sys.argv[2]):
        text = text.strip()
        found = amounts(text) if text else None
        if found:
            check(text, found)
            seen[text] = found
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["formula", "expected"])
    for text in sorted(seen):
        out.writerow([text, " ".join(f"{k}{v}" for k, v in sorted(seen[text].items()) if v)])


main()

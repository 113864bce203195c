"""Measured enthalpies of formation: writes ThermoData/measured.csv. Called by Scripts/build-thermodata --measured."""

import csv
import gzip
import io
import json
import math
import re
import statistics

MEMBER = "pymatgen/analysis/compatibility/exp_compounds.json.gz"
SOURCE = "exp_compounds of pymatgen 2026.10.24"
ROWS = 2135  # what the wheel holds; anything else is another data set
KJ_PER_EV = 96.48533212  # per mole
AGREE_KJ = 10.0  # rows of one composition further apart than this, per mole of formula, are in disagreement
COLUMNS = ("formula", "phase", "enthalpy_eV_per_atom", "enthalpy_kJ_per_mol", "uncertainty_eV_per_atom", "source", "remark")

# Values of another handbook, kJ per mole of formula, more than 0.1 eV/atom from the set with no third one on its side; Si3N4 and MgSO4
# are 0.06 and 0.04 eV/atom apart and were named by hand. Such a row stays in the table and decides nothing.
# CRC: CRC Handbook, Standard Thermodynamic Properties; NASA: thermo.inp of 2004.
DISAGREEMENTS = {
    "As2S3": "CRC -84.5", "CuF": "NASA -209.2", "GeS2": "NASA -121.5", "GeTe": "CRC +20.0", "In2S3": "CRC -138.1",
    "InBr": "CRC -175.3, NASA -175.0", "MgSO4": "CRC -1284.9, NASA -1288.8", "MnSe": "CRC -106.7", "MoS2": "CRC -235.1",
    "NdF3": "CRC -1657.0", "PdO": "CRC -85.4", "RuCl3": "CRC -205.0", "Si3N4": "NASA -787.8", "SiS2": "NASA -287.0",
    "TiB2": "NASA -279.5",
}

# Single facts that the set lacks, kJ per mole: the handbook's value, and what agrees with it within 10 kJ/mol (FREED: its Gibbs energy
# at 300 K against the handbook's at 298.15 K, since it states no enthalpy).
FACTS = (
    ("Ag2CrO4", -731.7, "FREED"), ("CuBr2", -141.8, "NASA"), ("KMnO4", -837.2, "FREED"), ("KNO2", -369.8, "NASA, FREED"),
    ("LiNO2", -372.4, "NASA, FREED"), ("NH4F", -464.0, "NASA, FREED"), ("NH4NO3", -365.6, "NASA, FREED"),
    ("(NH4)2SO4", -1180.9, "FREED"), ("NaN3", 21.7, "FREED"), ("NaNO2", -358.7, "NASA, FREED"), ("PbTe", -70.7, "FREED"),
    ("RbNO2", -367.4, "NASA"), ("RbNO3", -495.1, "NASA"), ("RbOH", -418.8, "NASA"), ("Sr(NO3)2", -978.2, "FREED"),
    ("Tl2CO3", -700.0, "FREED"),
)
# How the data set spells them.
SPELLING = {"NH4F": "H4NF", "NH4NO3": "H4N2O3", "(NH4)2SO4": "H8S(NO2)2", "RbOH": "RbHO", "PbTe": "TePb",
            "Ag2CrO4": "Cr(AgO2)2"}


def table(archive, exact, order, fail):
    """The bytes of measured.csv from the wheel; `exact` keys a formula, `order` sorts keys, `fail` ends with a message."""
    rows = json.loads(gzip.decompress(archive.read(MEMBER)))
    if len(rows) != ROWS:
        fail(f"{len(rows)} measured enthalpies in the wheel, expected {ROWS}")
    groups = {}
    for row in rows:
        groups.setdefault(exact(row["formula"]), []).append(row)
    lines = {key: merged(key, found) for key, found in groups.items()}
    for formula, enthalpy, agrees in FACTS:
        key = exact(formula)
        if key in lines:
            fail(f"{formula} is a single fact and a row of the set; drop the fact")
        lines[key] = line(SPELLING.get(formula, formula), enthalpy / KJ_PER_EV / atoms(key), atoms(key), None,
                          f"CRC Handbook of Chemistry and Physics, agrees with {agrees}", "")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(lines[key] for key in sorted(lines, key=order))
    return text.getvalue().encode()


def atoms(key):
    return sum(amount for _, amount in key)


def merged(key, rows):
    """One row per composition: the mean, the largest stated uncertainty, and a remark where the rows disagree."""
    values = [row["exp energy"] / cell_atoms(row["formula"]) for row in rows]
    stated = [row["uncertainty"] / cell_atoms(row["formula"]) for row in rows if stated_uncertainty(row)]
    formula = min((row["formula"] for row in rows), key=lambda text: (len(text), text))
    apart = (max(values) - min(values)) * atoms(key) * KJ_PER_EV
    remark = f"disagreement: {DISAGREEMENTS[formula]} kJ/mol" if formula in DISAGREEMENTS else ""
    if apart > AGREE_KJ:
        remark = f"disagreement: rows {apart:.1f} kJ/mol apart"
    return line(formula, statistics.fmean(values), atoms(key), max(stated, default=None), SOURCE, remark)


def stated_uncertainty(row):
    """Zero means that nobody stated one."""
    return row["uncertainty"] is not None and math.isfinite(row["uncertainty"]) and row["uncertainty"] > 0


def cell_atoms(formula):
    """Atoms of the formula as written, `Ag(W3Br7)2`: 21."""
    stack = [0]
    for sign, number in re.findall(r"([A-Z][a-z]?|[()])(\d*)", formula):
        if sign == "(":
            stack.append(0)
        else:
            count = stack.pop() if sign == ")" else 1
            stack[-1] += count * int(number or 1)
    return stack[0]


def line(formula, energy, count, uncertainty, source, remark):
    return (formula, "solid", f"{energy:.6f}", f"{energy * count * KJ_PER_EV:.2f}",
            "" if uncertainty is None else f"{uncertainty:.6f}", source, remark)

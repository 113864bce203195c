"""What the calibration is fitted to: measured.csv against the published energies of mp-2019.bin; no packages needed."""

import csv
import math
import struct
from pathlib import Path

import calibration_roles as roles

DATA = roles.DATA
UNSTATED_EV = 0.02
SYMBOLS = (
    "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb "
    "Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au "
    "Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm"
).split()
NONMETALS = {name for name, element in roles.ELEMENTS.items() if not element.is_metal}


def key_of(formula):
    """The composition as sorted (element, whole amount), divided by the greatest common divisor."""
    amounts = roles.parse(formula)
    scale = next(scale for scale in range(1, 10001)
                 if all(abs(amount * scale - round(amount * scale)) < 1e-6 for amount in amounts.values()))
    whole = {element: round(amount * scale) for element, amount in amounts.items()}
    divisor = math.gcd(*whole.values())
    return tuple(sorted((element, amount // divisor) for element, amount in whole.items()))


def published():
    """{key: eV/atom} of mp-2019.bin; the layout stands in ThermoData/README.md."""
    content = (DATA / "mp-2019.bin").read_bytes()
    rows, systems, _, _ = struct.unpack_from("<4I", content, 16)
    offsets = struct.unpack_from("<8Q", content, 64)
    sizes = content[offsets[0]:offsets[0] + systems]
    counts = struct.unpack_from(f"<{systems}H", content, offsets[1])
    energies = struct.unpack_from(f"<{rows}d", content, offsets[4])
    found, element, amount, row = {}, offsets[2], offsets[3], 0
    for size, count in zip(sizes, counts):
        names = [SYMBOLS[number - 1] for number in content[element:element + size]]
        element += size
        for _ in range(count):
            pairs = list(zip(names, content[amount:amount + size]))
            divisor = math.gcd(*(number for _, number in pairs))
            found[tuple(sorted((name, number // divisor) for name, number in pairs))] = energies[row]
            amount += size
            row += 1
    return found


class Compound:
    def __init__(self, row, energy):
        self.formula, self.key = row["formula"], key_of(row["formula"])
        self.composition = {element: float(amount) for element, amount in self.key}
        self.atoms = sum(self.composition.values())
        self.measured, self.published = float(row["enthalpy_eV_per_atom"]), energy
        self.uncertainty = float(row["uncertainty_eV_per_atom"] or UNSTATED_EV)
        self.is_disputed = row["remark"].startswith("disagreement")
        self.is_alloy = not set(self.composition) & NONMETALS
        self.terms, self.groups = roles.features(self.composition)
        self.shift = roles.known_shift(self.composition) / self.atoms  # eV/atom
        self.pairs = roles.pairs_of(self.composition)[0]


def compounds():
    """Measured compounds of the data set, in the order of measured.csv."""
    energies = published()
    with open(DATA / "measured.csv", newline="", encoding="ascii") as stream:
        rows = list(csv.DictReader(stream))
    return [Compound(row, energies[key_of(row["formula"])]) for row in rows if key_of(row["formula"]) in energies]

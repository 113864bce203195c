"""From a composition to the terms of the calibration: valences, charge-balanced pairs, features. The rule in words stands in
ThermoData/CALIBRATION.md; plain Python without packages, so that it can be ported line by line."""

import csv
import re
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent.parent / "ThermoData"
EMPTY = 1e-12  # amounts and charges below are none

# How an anion is treated: softness on a scale from fluoride (-1) to telluride (+1), and the class that shares slopes.
ANIONS = {
    "F": (-1.0, "fluoride"), "Cl": (0.0, "chloride"), "Br": (0.5, "bromide"), "I": (1.0, "iodide"), "O": (-0.7, "oxide"),
    "S": (0.5, "sulfide"), "Se": (0.8, "selenide"), "Te": (1.0, "selenide"), "N": (-0.2, "nitride"), "P": (0.6, "pnictide"),
    "As": (0.8, "pnictide"), "Sb": (1.0, "pnictide"), "H": (0.3, "hydride"), "C": (0.4, "covalent"), "Si": (0.8, "covalent"),
    "Ge": (0.8, "covalent"), "B": (0.6, "covalent"),
}
GROUP = (-0.7, "oxyanion")
PEROXIDE = (-0.5, "peroxide")
CENTRES_FIRST = ("O", "S", "Se", "Te", "N", "P", "As", "Sb", "C", "Si", "Ge", "B")
COVALENT = ("nitride", "pnictide", "covalent", "hydride")
IONIC_CHALCOGEN = ("sulfide", "selenide")
HALIDES = ("chloride", "bromide", "iodide")
HUBBARD = ("V", "Cr", "Mn", "Fe", "Co", "Ni", "Mo", "W")  # elements with U in oxides and fluorides of the Materials Project
SLOPES = ("valence", "chi", "chi_squared", "valence_chi", "period", "valence_period", "d", "p", "f")
CLASS_SLOPES = ("valence", "chi", "period", "valence_chi", "d", "p")


class Element:
    def __init__(self, row):
        self.chi, self.period, self.block = float(row["electronegativity"]), int(row["period"]), row["block"]
        self.is_metal = row["kind"] == "metal"
        self.lowest = float(row["lowest_valence"])
        self.neutral_shift = float(row["neutral_shift_eV"])
        self.steps = [(float(level), float(valence)) for valence, level in
                      (step.split("@") for step in row["steps"].split(";") if step)]


def table(name):
    with open(DATA / name, newline="", encoding="ascii") as stream:
        return list(csv.DictReader(stream))


ELEMENTS = {row["element"]: Element(row) for row in table("calibration-elements.csv")}
CENTRES = {(row["element"], float(row["valence"])): (row["class"], float(row["group_charge"])) for row in table("calibration-centres.csv")}
ACIDITY = [name for name, _ in sorted({row["class"]: int(row["rank"]) for row in table("calibration-centres.csv")}.items(),
                                      key=lambda item: item[1])]


def parse(formula):
    """{element: amount} of `Li2(PO3)2`, `Li0.5CoO2`."""
    stack = [{}]
    for sign, number in re.findall(r"([A-Z][a-z]?|[()])([0-9.]*)", formula):
        if sign == "(":
            stack.append({})
            continue
        group = stack.pop() if sign == ")" else {sign: 1.0}
        for element, amount in group.items():
            stack[-1][element] = stack[-1].get(element, 0.0) + amount * float(number or 1)
    return stack[0]


def species(composition):
    """{(element, valence): amount}: every element starts at its lowest valence, and the steps are taken in order of their
    levels until the charges cancel; the last step (or all of one level) only in part."""
    shares = {element: [(ELEMENTS[element].lowest, amount)] for element, amount in composition.items()}
    charge = sum(ELEMENTS[element].lowest * amount for element, amount in composition.items())
    steps = sorted((level, element, place) for element in composition for place, (level, _) in enumerate(ELEMENTS[element].steps))
    place = 0
    while charge < -EMPTY and place < len(steps):
        level = steps[place][0]
        together = [step for step in steps if step[0] == level]
        place += len(together)
        gains = []
        for _, element, number in together:
            start = ELEMENTS[element].steps[number - 1][1] if number else ELEMENTS[element].lowest
            gains.append((element, start, ELEMENTS[element].steps[number][1]))
        total = sum(composition[element] * (end - start) for element, start, end in gains)
        part = min(1.0, -charge / total)
        for element, start, end in gains:
            amount = composition[element]
            shares[element] = [(end, amount * part), (start, amount * (1 - part))]
        charge += part * total
    return {(element, valence): amount for element in sorted(shares) for valence, amount in shares[element] if amount > EMPTY}


def bind(pairs, cations, anions, pool):
    """Lets `cations` take anion charge from `pool` in proportion on both sides until one is used up."""
    pool = [anion for anion in pool if anions[anion] > EMPTY]
    need, supply = sum(cations.values()), sum(anions[anion] for anion in pool)
    if need <= EMPTY or supply <= EMPTY:
        return
    paid, used = min(1.0, supply / need), min(1.0, need / supply)
    for cation, charge in cations.items():
        for anion in pool:
            pairs[cation, anion] = pairs.get((cation, anion), 0.0) + charge * paid * anions[anion] / supply
        cations[cation] = charge * (1 - paid)
    for anion in pool:
        anions[anion] *= 1 - used


def pairs_of(composition):
    """({(cation, anion): charge}, {element: neutral amount}); species are (element, valence), oxyanion groups (`[P]`, -2)."""
    found = species(composition)
    anions = {kind: -kind[1] * amount for kind, amount in found.items() if kind[1] < 0}
    neutral = {kind[0]: amount for kind, amount in found.items() if kind[1] == 0}
    protons, centres, metals = {}, {}, {}
    for kind, amount in found.items():
        if kind[1] > 0:
            (protons if kind == ("H", 1.0) else centres if kind in CENTRES else metals)[kind] = kind[1] * amount
    first = [anion for anion in anions if anion[0] in CENTRES_FIRST]
    others = [anion for anion in anions if anion[0] not in CENTRES_FIRST]
    pairs = {}
    bind(pairs, protons, anions, [anion for anion in anions if anion[0] in ("O", "N")])
    bind(pairs, protons, anions, list(anions))
    bind(pairs, centres, anions, first)
    bind(pairs, centres, anions, others)
    weak = list(metals)
    bind(pairs, metals, anions, list(anions))
    share_out_oxygen(pairs, found, weak)
    return {pair: charge for pair, charge in pairs.items() if charge > EMPTY}, neutral


def share_out_oxygen(pairs, found, weak):
    """Oxygen of the metals belongs to the groups, the strongest acid first, up to the charge of each group; the rest is oxide."""
    oxygen = ("O", -2.0)
    total = sum(pairs.get((metal, oxygen), 0.0) for metal in weak)
    if total <= EMPTY:
        return
    room = {}
    for centre, (name, charge) in CENTRES.items():
        if centre in found:
            bound = pairs.get((centre, oxygen), 0.0) / centre[1]
            room[name] = room.get(name, 0.0) + charge * bound
    left = total
    for name in ACIDITY:
        taken = min(left, room.get(name, 0.0))
        if taken <= EMPTY:
            continue
        left -= taken
        for metal in weak:
            if (metal, oxygen) in pairs:
                pairs[metal, (f"[{name}]", -2.0)] = pairs[metal, oxygen] * taken / total
    for metal in weak:
        if (metal, oxygen) in pairs:
            pairs[metal, oxygen] *= max(0.0, left) / total


def anion_kind(anion):
    """(softness, class) of an anion species."""
    if anion[0].startswith("["):
        return GROUP
    return PEROXIDE if anion[0] == "O" and anion[1] > -2 else ANIONS[anion[0]]


def descriptors(cation):
    """Values of SLOPES for a cation species."""
    element = ELEMENTS[cation[0]]
    valence, chi, period = (cation[1] - 3) / 2, (element.chi - 1.5) / 0.5, (element.period - 4.5) / 1.2
    return {"valence": valence, "chi": chi, "chi_squared": chi * chi - 1, "valence_chi": valence * chi, "period": period,
            "valence_period": valence * period, "d": float(element.block == "d"), "p": float(element.block == "p"),
            "f": float(element.block == "f")}


def name_of(kind):
    return kind[0] if kind[0].startswith("[") else f"{kind[0]}{kind[1]:+g}"


def features(composition):
    """({term: value per formula}, {residual group: weight}); nothing for an element. A term is (block, name)."""
    terms, groups = {}, {}

    def add(block, name, value):
        if value:
            terms[block, name] = terms.get((block, name), 0.0) + value

    if len(composition) < 2:
        return terms, groups
    pairs, neutral = pairs_of(composition)
    for (cation, anion), charge in pairs.items():
        softness, kind = anion_kind(anion)
        values = descriptors(cation)
        add("anion", name_of(anion), charge)
        add("cation", name_of(cation), charge)
        add("softness", cation[0], charge * softness)
        if kind in COVALENT:
            add("covalent", cation[0], charge)
        if cation[0] in HUBBARD and kind in ("oxide", "peroxide", "oxyanion", "fluoride"):
            add("hubbard", name_of(cation), charge)
            add("hubbard-atom", cation[0], charge / cation[1])
        for slope in SLOPES:
            add("slope", slope, charge * values[slope])
        for slope in CLASS_SLOPES:
            add("class-slope", f"{kind}:{slope}", charge * values[slope])
        group = residual_group(cation, kind)
        groups[group] = groups.get(group, 0.0) + charge
    total = sum(composition.values())
    metals = {element: amount for element, amount in neutral.items() if ELEMENTS[element].is_metal}
    for element, amount in neutral.items():
        kept = 1.0 if ELEMENTS[element].neutral_shift else 1.0 - composition[element] / total
        add("metal" if element in metals else "homopolar", element, amount * kept)
    bulk = sum(metals.values())
    if bulk > EMPTY:
        mean = sum(ELEMENTS[element].chi * amount for element, amount in metals.items()) / bulk
        add("alloy", "electronegativity", sum(amount * (ELEMENTS[element].chi - mean) ** 2 for element, amount in metals.items()))
    if neutral:
        groups["alloy"] = groups.get("alloy", 0.0) + sum(neutral.values())
    return terms, groups


def known_shift(composition):
    """eV per formula: what the corrections of 2011 take from atoms without charge in a compound, although the element itself has none.
    Known, not fitted: -0.66346 eV per S, and the moved references of N, Cl, F and H."""
    if len(composition) < 2:
        return 0.0
    return sum(amount * ELEMENTS[element].neutral_shift for (element, valence), amount in species(composition).items() if valence == 0)


def residual_group(cation, kind):
    if kind in ("pnictide", "covalent"):
        return "covalent"
    if kind == "nitride":
        return "nitride"
    if ELEMENTS[cation[0]].block == "s" or (cation in CENTRES and kind in ("oxide", "peroxide")):
        return "salt"
    if kind == "fluoride":
        return "fluoride"
    if kind in HALIDES:
        return "halide"
    return "chalcogenide" if kind in IONIC_CHALCOGEN else "oxide"

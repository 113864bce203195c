"""Answers of pymatgen to the questions in the file named first: hull distances, profiles, interface reactions.

Energies are formation energies, so that chemical potentials are relative to the elements.
"""

import json
import sys
import warnings

warnings.filterwarnings("ignore")

from pymatgen.analysis.interface_reactions import (  # noqa: E402
    GrandPotentialInterfacialReactivity,
    InterfacialReactivity,
)
from pymatgen.analysis.phase_diagram import GrandPotentialPhaseDiagram, PDEntry, PhaseDiagram  # noqa: E402
from pymatgen.core import Composition, Element  # noqa: E402


def kinks(reactivity):
    """Share of reactant 1, energy in the peer's unit, and kJ/mol at each kink."""
    return [{"x": float(x), "energy": float(e), "kilojoule": float(kj)} for _, x, e, _, kj in reactivity.get_kinks()]


def reactions(pair, closed, entries):
    """Every setting of a pair of reactants by its name."""
    first, second = Composition(pair["first"]), Composition(pair["second"])
    grand = GrandPotentialPhaseDiagram(entries, {Element("Li"): pair["mu"]})
    answers = {}
    for source in ("own", "hull"):
        hull = source == "hull"
        answers[f"closed-{source}"] = kinks(InterfacialReactivity(first, second, closed, use_hull_energy=hull))
        for value, included in (("total", True), ("mutual", False)):
            answers[f"open-{value}-{source}"] = kinks(
                GrandPotentialInterfacialReactivity(
                    first, second, grand, closed, include_no_mixing_energy=included, use_hull_energy=hull
                )
            )
    return answers


def answer(system):
    """Everything asked about one chemical system."""
    entries = [PDEntry(Composition(e["composition"]), e["energy"]) for e in system["entries"]]
    diagram = PhaseDiagram(entries)
    profile = diagram.get_element_profile(Element("Li"), Composition(system["profile"]))
    return {
        "aboveHull": [float(diagram.get_e_above_hull(e)) for e in entries],
        "profile": [{"potential": float(s["chempot"]), "uptake": float(s["evolution"])} for s in profile],
        "reactions": reactions(system["pair"], diagram, entries),
    }


with open(sys.argv[1], encoding="utf-8") as file:
    print(json.dumps([answer(system) for system in json.load(file)]))

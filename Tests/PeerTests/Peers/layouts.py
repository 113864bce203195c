"""pymatgen's table of each reaction in the file named first, as CSV, beside the numbers before rounding."""

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


def reactivity(question):
    """With the defaults of pymatgen, except for what the question sets."""
    entries = [PDEntry(Composition(e["composition"]), e["energy"]) for e in question["entries"]]
    pair = Composition(question["first"]), Composition(question["second"])
    diagram = PhaseDiagram(entries)
    if question.get("mu") is None:
        return InterfacialReactivity(*pair, diagram)
    grand = GrandPotentialPhaseDiagram(entries, {Element("Li"): question["mu"]})
    return GrandPotentialInterfacialReactivity(
        *pair, grand, diagram, include_no_mixing_energy=question["total"], use_hull_energy=False
    )


def answer(question):
    """The CSV and, for each line, share, kJ/mol and eV."""
    found = reactivity(question)
    kinks = [[float(x), float(kj), float(e)] for _, x, e, _, kj in found.get_kinks()]
    return {"csv": found.get_dataframe().to_csv(index=False), "kinks": kinks}


with open(sys.argv[1], encoding="utf-8") as file:
    print(json.dumps([answer(question) for question in json.load(file)]))

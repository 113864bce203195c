"""Writes made-up entries of Li-In-Cl in every class that pymatgen knows; prints their distances to the hull."""

import json
import warnings

warnings.filterwarnings("ignore")

from monty.json import MontyEncoder  # noqa: E402
from monty.serialization import dumpfn  # noqa: E402
from pymatgen.analysis.compatibility.computed_entries import GibbsComputedStructureEntry  # noqa: E402
from pymatgen.analysis.phase_diagram import PDEntry, PhaseDiagram  # noqa: E402
from pymatgen.core import Composition, Lattice, Structure  # noqa: E402
from pymatgen.core.entries import (  # noqa: E402
    CompositionEnergyAdjustment,
    ComputedEntry,
    ComputedStructureEntry,
    ConstantEnergyAdjustment,
    ManualEnergyAdjustment,
    TemperatureEnergyAdjustment,
)

# Cells and total energies in eV, uncorrected.
CELLS = {
    "Li2": -3.8, "In4": -11.0, "Cl4": -7.2, "Li4Cl4": -29.1, "In2Cl6": -27.3, "In4Cl4": -26.2, "Li12In4Cl24": -132.4,
    "Li2InCl5": -24.0,
}


def adjustments(formula):
    """One of each kind where there is chlorine beside a metal."""
    chlorine = Composition(formula)["Cl"]
    if chlorine == 0 or formula == "Cl4":
        return []
    return [
        CompositionEnergyAdjustment(-0.614, chlorine, uncertainty_per_atom=0.0018, name="MP2020 anion correction (Cl)"),
        ConstantEnergyAdjustment(-0.25),
        ManualEnergyAdjustment(0.125),
        TemperatureEnergyAdjustment(-1e-4, 300, chlorine, uncertainty_per_deg=0, name="T"),
    ]


def structure(formula):
    """Atoms of the cell at made-up sites; only composition and volume matter here."""
    symbols = [str(e) for e, n in Composition(formula).items() for _ in range(int(n))]
    size = len(symbols)
    return Structure(Lattice.cubic((20.0 * size) ** (1 / 3)), symbols, [[k / size, 0, 0] for k in range(size)])


def settings(formula):
    return {"parameters": {"run_type": "GGA", "is_hubbard": False, "hubbards": {}}, "entry_id": f"made-{formula}"}


computed = [ComputedEntry(f, e, energy_adjustments=adjustments(f), **settings(f)) for f, e in CELLS.items()]
structures = [
    ComputedStructureEntry(structure(f), e, energy_adjustments=adjustments(f), **settings(f)) for f, e in CELLS.items()
]
plain = [PDEntry(Composition(f), e) for f, e in CELLS.items()]
gibbs = GibbsComputedStructureEntry.from_entries(structures, temp=900)
diagram = PhaseDiagram(computed)

files = {"computed": computed, "structures": structures, "plain": plain, "gibbs": gibbs}
for name, entries in files.items():
    dumpfn(entries, f"{name}.json")
dumpfn(diagram, "diagram.json")
dumpfn(PhaseDiagram(plain), "plain-diagram.json")
with open("lines.jsonl", "w", encoding="utf-8") as file:
    file.writelines(json.dumps(entry, cls=MontyEncoder) + "\n" for entry in computed)
dumpfn({"entries": computed}, "object.json")


def distances(entries):
    hull = PhaseDiagram(entries)
    return {entry.composition.reduced_formula: float(hull.get_e_above_hull(entry)) for entry in entries}


answers = {f"{name}.json": distances(entries) for name, entries in files.items()}
answers |= {name: answers["computed.json"] for name in ("diagram.json", "lines.jsonl", "object.json")}
answers["plain-diagram.json"] = answers["plain.json"]
print(json.dumps(answers))

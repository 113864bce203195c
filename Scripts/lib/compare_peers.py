"""Same data, same question, two programs: answers first, then times. Called by Scripts/compare-peers."""

import csv
import io
import json
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")

from pymatgen.analysis.interface_reactions import InterfacialReactivity  # noqa: E402
from pymatgen.analysis.phase_diagram import PDEntry, PhaseDiagram  # noqa: E402
from pymatgen.core import Composition, Element  # noqa: E402
from pymatgen.entries.computed_entries import ComputedEntry  # noqa: E402

SYSTEM = "Li-In-Cl-Ni-Co-Mn-O-P-S"
PAIR = ("Li3InCl6", "LiNi0.8Mn0.1Co0.1O2")
WINDOW = ("Li10GeP2S12", "Li-Ge-P-S")
RUNS = 3


def interphase(binary, *arguments):
    """Standard output of the command."""
    return subprocess.run([binary, *arguments, "--quiet"], check=True, capture_output=True, text=True).stdout


def entries(binary, system, stable_only):
    """The phases of a chemical system as entries whose energies are formation energies (elements at zero)."""
    rows = csv.DictReader(io.StringIO(interphase(binary, "hull", "--system", system, "--format", "csv")))
    for row in rows:
        if stable_only and row["stable"] != "true":
            continue
        composition = Composition(row["formula"])
        yield PDEntry(composition, float(row["formation_energy_eV_per_atom"]) * composition.num_atoms)


def timed(task):
    """Median seconds of the task over RUNS runs, and its last result."""
    seconds, result = [], None
    for _ in range(RUNS):
        start = time.perf_counter()
        result = task()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), result


def compare_reaction(binary, ours):
    """Kinks of the pair: pymatgen on the stable phases alone, which spares it most of its work."""
    stable = list(entries(binary, SYSTEM, stable_only=True))
    hull_time, diagram = timed(lambda: PhaseDiagram(stable))
    first, second = (Composition(text) for text in PAIR)
    kink_time, kinks = timed(
        lambda: list(InterfacialReactivity(first, second, diagram, norm=True, use_hull_energy=True).get_kinks())
    )
    answer = json.loads(interphase(binary, "react", *PAIR, "--reactant-energy", "hull", "--format", "json"))["results"]
    check("lowest energy, eV/atom", min(k[2] for k in kinks), min(r["e_total_eV_per_atom"] for r in answer), 1e-6)
    lowest = min(answer, key=lambda r: r["e_total_eV_per_atom"])
    theirs = min(kinks, key=lambda k: k[2])
    check("its atomic share", theirs[1], lowest["x1_atomic"], 1e-5)
    return {
        "question": f"{PAIR[0]} | {PAIR[1]} in {SYSTEM}, {len(stable)} phases: hull and all kinks",
        "pymatgen_s": hull_time + kink_time,
        "interphase_s": ours * 1e-6,
        "times_faster": (hull_time + kink_time) / (ours * 1e-6),
    }


def compare_window(binary):
    """The window of a sulfide; whole process of ours, start included, against hull and profile of pymatgen."""
    formula, system = WINDOW
    all_entries = list(entries(binary, system, stable_only=False))

    def pymatgen_window():
        diagram = PhaseDiagram(all_entries)
        profile = diagram.get_element_profile(Element("Li"), Composition(formula))
        zero = [k for k, step in enumerate(profile) if abs(step["evolution"]) < 1e-6]
        return -profile[zero[0]]["chempot"], -profile[zero[-1] + 1]["chempot"]

    seconds, (low, high) = timed(pymatgen_window)
    ours, text = timed(lambda: interphase(binary, "window", formula, "--format", "json"))
    answer = json.loads(text)["results"][0]
    check("reduction limit, V", low, answer["reduction_limit_V"], 1e-6)
    check("oxidation limit, V", high, answer["oxidation_limit_V"], 1e-6)
    return {
        "question": f"window of {formula}, {len(all_entries)} entries (ours: whole process, 85,014 compounds loaded)",
        "pymatgen_s": seconds,
        "interphase_s": ours,
        "times_faster": seconds / ours,
    }


def compare_reading(binary):
    """All embedded phases as ComputedEntry JSON: into objects, against our whole process, which also merges them into a set and writes it."""
    with tempfile.TemporaryDirectory() as folder:
        source, result = Path(folder) / "entries.json", Path(folder) / "entries.csv"
        interphase(binary, "data", "import", "mp-2019", str(source))
        seconds, loaded = timed(
            lambda: [ComputedEntry.from_dict(entry) for entry in json.loads(source.read_text(encoding="utf-8"))]
        )
        ours, _ = timed(lambda: interphase(binary, "data", "import", str(source), str(result)))
        with result.open(encoding="utf-8", newline="") as file:
            written = [float(row["formation_energy_eV_per_atom"]) for row in csv.DictReader(file)]
        size = source.stat().st_size / 1e6
    check("entries read", len(loaded), len(written), 0)
    check("sum of their energies, eV/atom", sum(entry.energy_per_atom for entry in loaded), sum(written), 1e-6)
    return {
        "question": f"reading {len(loaded)} entries from JSON of {size:.0f} MB (ours: whole process, written again as CSV)",
        "pymatgen_s": seconds,
        "interphase_s": ours,
        "times_faster": seconds / ours,
    }


def check(what, theirs, ours, tolerance):
    """Ends the comparison when the two programs disagree."""
    if abs(theirs - ours) > tolerance:
        sys.exit(f"compare-peers: {what}: pymatgen {theirs}, interphase {ours}: no times are shown for different answers")
    print(f"agreed: {what} {ours:.6f}", file=sys.stderr)


def main():
    binary, bench = sys.argv[1], json.load(open(sys.argv[2], encoding="utf-8"))
    ours = next(row["median"] for row in bench["results"] if row["name"] == "interface-reaction")
    rows = [compare_reaction(binary, ours), compare_window(binary), compare_reading(binary)]
    if "--json" in sys.argv:
        print(json.dumps({"schema": "interphase-peers/1", "results": rows}, indent=2))
        return
    for row in rows:
        print(
            f"{row['question']}\n  pymatgen {row['pymatgen_s']:.4g} s, interphase {row['interphase_s']:.4g} s, "
            f"{row['times_faster']:,.1f} times as fast"
        )


if __name__ == "__main__":
    main()

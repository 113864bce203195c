"""Loads a file of entries with MontyDecoder and prints what pymatgen makes of it."""

import json
import sys
import warnings

warnings.filterwarnings("ignore")

from monty.json import MontyDecoder  # noqa: E402
from pymatgen.analysis.phase_diagram import PhaseDiagram  # noqa: E402

with open(sys.argv[1], encoding="utf-8") as file:
    entries = json.load(file, cls=MontyDecoder)
diagram = PhaseDiagram(entries)
print(
    json.dumps(
        {
            "classes": sorted({type(entry).__name__ for entry in entries}),
            "aboveHull": {str(entry.entry_id): float(diagram.get_e_above_hull(entry)) for entry in entries},
            "numbers": {
                str(entry.entry_id): {key: value for key, value in entry.data.items() if isinstance(value, float)}
                for entry in entries
            },
        }
    )
)

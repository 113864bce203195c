"""The reference implementation of OPTIMADE on loopback with our documents; see README.md beside this file.

Arguments: the prefix of the provider (mp or oqmd), and the most structures on a page.
"""

import json
import os
import pathlib
import socket
import sys
import tempfile
import threading
import time
import warnings

warnings.filterwarnings("ignore")

PREFIX, PAGE = sys.argv[1], int(sys.argv[2])
FIELDS = {"mp": ["stability"], "oqmd": ["delta_e", "stability", "entry_id"]}[PREFIX]
CONFIG = {
    "database_backend": "mongomock",
    "insert_test_data": False,
    "page_limit_max": PAGE,
    "provider": {"prefix": PREFIX, "name": "test", "description": "test", "homepage": "https://example.org"},
    "provider_fields": {"structures": FIELDS, "references": []},
    "log_level": "error",
}
path = os.path.join(tempfile.mkdtemp(), "config.json")
with open(path, "w", encoding="utf-8") as file:
    json.dump(CONFIG, file)
os.environ["OPTIMADE_CONFIG_FILE"] = path


def structure(document):
    """One document as the database behind the server holds it."""
    amounts = document["composition_reduced"]
    elements = sorted(amounts)
    total = sum(amounts.values())
    reduced = "".join(f"{e}{int(amounts[e]) if amounts[e] != 1 else ''}" for e in elements)
    energy, above = document["formation_energy_per_atom"], document["energy_above_hull"]
    own = {"delta_e": energy, "stability": above, "entry_id": document["material_id"]}
    if PREFIX == "mp":
        none = {"formation_energy_per_atom": None, "energy_above_hull": None}
        values = {"formation_energy_per_atom": energy, "energy_above_hull": above}
        own = {"stability": {"gga_gga+u": values, "r2scan": none, "gga_gga+u_r2scan": {**values}}}
    return {
        "id": document["material_id"],
        "type": "structures",
        "last_modified": "2026-06-01T00:00:00Z",
        "elements": elements,
        "nelements": len(elements),
        "elements_ratios": [amounts[e] / total for e in elements],
        "chemical_formula_descriptive": reduced,
        "chemical_formula_reduced": reduced,
        "chemical_formula_anonymous": "A",
        "nsites": int(total),
        "structure_features": [],
        **own,
    }


def main():
    import uvicorn
    from optimade.server.main import app

    documents = json.loads((pathlib.Path(__file__).parent / "documents.json").read_text())
    wanted = [structure(d) for d in documents if d["thermo_type"] == "GGA_GGA+U"]
    app.state.entry_collections["structures"].insert(wanted)

    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
    threading.Thread(target=lambda: server.run(sockets=[listener]), daemon=True).start()
    while not server.started:
        time.sleep(0.02)
    print(f"PORT {listener.getsockname()[1]}", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()

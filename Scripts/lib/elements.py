"""Total energies of the elements with the Materials Project's settings: writes ThermoData/elements.csv, and rebuilds the embedded
formation energies from raw ones as a proof that they carry the corrections of 2011. Called by Scripts/build-thermodata --elements."""

import csv
import gzip
import hashlib
import io
import json
import math
import statistics
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

WHEEL = "pymatgen-2026.10.24-py3-none-any.whl"
WHEEL_SHA256 = "bd341f2e0550ec38358de2c95a65cabd9f1efa433df48ed5b615cc2d0115d827"
MEMBER = "pymatgen/analysis/compatibility/calc_compounds.json.gz"
SOURCE = "pymatgen 2026.10.24 calc_compounds"
COLUMNS = ("element", "raw_eV_per_atom", "reference_2011_eV_per_atom", "mp_id", "source")

# The scheme of 2011 (Jain et al., 10.1103/PhysRevB.84.045115) in eV per atom; sources as in MP2011Values.
OXYGEN = {"oxide": -0.70229, "hydroxide": -0.70229, "peroxide": -0.46622, "superoxide": -0.14598}
SULFUR = -0.66346
METALS = {"V": -1.682, "Cr": -2.013, "Mn": -1.68085015096, "Fe": -2.733, "Co": -1.874, "Ni": -2.164, "Mo": -3.531, "W": -4.351}
GASES = {"H": -3.23973666138, "N": -7.95247218762, "F": -1.42055013381, "Cl": -1.25385097674}
CLOSE_EV = 0.02


def open_wheel(path, fail):
    """The wheel as a zip archive, after its checksum has been compared."""
    with tempfile.TemporaryDirectory() as folder:
        if path is None:
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--python-version", "3.12",
                       "--only-binary=:all:", "--no-deps", "--dest", folder, "pymatgen==2026.10.24"]
            if subprocess.run(command, check=False).returncode != 0:
                fail("pip could not download pymatgen 2026.10.24; check the network or pass --pymatgen-wheel PATH")
            path = Path(folder) / WHEEL
        content = Path(path).read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if digest != WHEEL_SHA256:
        fail(f"the wheel has SHA-256 {digest}, expected {WHEEL_SHA256}; fetch pymatgen 2026.10.24 again")
    return zipfile.ZipFile(io.BytesIO(content))


def read(path, fail):
    """The computed entries of the wheel."""
    return list(json.loads(gzip.decompress(open_wheel(path, fail).read(MEMBER))).values())


def table(entries, elements):
    """The text of elements.csv: one row for each of `elements` (symbols), in their order."""
    raw = {}
    for entry in entries:
        if len(entry["composition"]) == 1:
            (symbol, atoms), = entry["composition"].items()
            raw[symbol] = (entry["energy"] / atoms, entry["entry_id"])
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for symbol in elements:
        if symbol in raw:
            energy, identifier = raw[symbol]
            writer.writerow((symbol, repr(energy), repr(GASES.get(symbol, energy)), identifier, SOURCE))
    return text.getvalue()


def formation_energy(entry, references):
    """eV/atom, corrected by the scheme of 2011."""
    cell = entry["composition"]
    energy = entry["energy"]
    energy += cell.get("S", 0) * SULFUR
    energy += cell.get("O", 0) * OXYGEN.get(entry["data"]["oxide_type"], 0)
    if "O" in cell or "F" in cell:  # one of them is then the most electronegative element
        energy += sum(amount * METALS.get(symbol, 0) for symbol, amount in cell.items())
    return (energy - sum(amount * references[symbol] for symbol, amount in cell.items())) / sum(cell.values())


def rebuild(entries, text, published):
    """Prints how the rebuilt formation energies compare with `published`, a function from a cell to eV/atom or None."""
    rows = csv.DictReader(io.StringIO(text))
    references = {row["element"]: float(row["reference_2011_eV_per_atom"]) for row in rows}
    differences = []
    for entry in entries:
        cell = entry["composition"]
        known = published(cell) if len(cell) > 1 and references.keys() >= cell.keys() else None
        if known is not None:
            differences.append(formation_energy(entry, references) - known)
    close = sum(abs(difference) < CLOSE_EV for difference in differences)
    print(f"rebuilt {len(differences)} compounds: median {statistics.median(differences):+.4f}, mean magnitude "
          f"{statistics.fmean(map(abs, differences)):.4f} eV/atom, {close} within {CLOSE_EV} eV/atom")


def cell_key(cell, atomic_number):
    """The reduced composition as build-thermodata keys it."""
    amounts = {symbol: round(amount) for symbol, amount in cell.items()}
    divisor = math.gcd(*amounts.values())
    return tuple(sorted((atomic_number[symbol], amount // divisor) for symbol, amount in amounts.items()))

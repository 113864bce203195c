"""Raw calculations, some with structures, into raw.json; prints pymatgen's corrections of 2011 and 2020 for each, null where it drops one."""

import json
import random
import warnings

warnings.filterwarnings("ignore")

from monty.serialization import dumpfn  # noqa: E402
from pymatgen.analysis.compatibility import MaterialsProject2020Compatibility, MaterialsProjectCompatibility  # noqa: E402
from pymatgen.core import Composition, Lattice, Structure  # noqa: E402
from pymatgen.core.entries import ComputedEntry, ComputedStructureEntry  # noqa: E402

HUBBARD = {"Co": 3.32, "Cr": 3.7, "Fe": 5.3, "Mn": 3.9, "Mo": 4.38, "Ni": 6.2, "V": 3.25, "W": 6.2}
FORMULAS = """
H2 N2 F2 Cl2 O2 Br2 S8 Li Fe Li2O MgO Al2O3 LiNbO3 Li7La3Zr2O12 Li2O2 Na2O2 KO2 NaO3 BaO2 LiO2 H2O LiOH NH3 Li2CO3 LiNO3 Li2SO4
BaSO4 Fe2O3 LiCoO2 LiFePO4 NiO MoO3 WO3 V2O5 Cr2O3 MnO2 FeF3 CoF2 NiF2 MnF2 VF3 CrF3 LiF FeCl2 MoCl5 WCl6 Li2S P2S5 Li3PS4 FeS2
Li6PS5Cl MoS2 LiBr LiI Li3YBr6 Li3YCl6 Li2Se Li2Te Li3N TiN LiH Mg2Si Li3Sb Li3P FeOF VOCl LiVPO4F Fe2OS MoO2S NiSO4 CoSeO3 Mo3W2O15
"""


def parameters(composition):
    """Those of a calculation in the settings of the Materials Project."""
    symbols = [element.symbol for element in composition]
    takes_u = len(symbols) > 1 and max(composition, key=lambda element: element.X).symbol in ("O", "F")
    hubbards = {s: HUBBARD[s] for s in symbols if s in HUBBARD} if takes_u else {}
    return {"run_type": "GGA+U" if hubbards else "GGA", "is_hubbard": bool(hubbards), "hubbards": hubbards}


def plain(formula):
    """One calculation of which only composition and settings are known."""
    composition = Composition(formula)
    return ComputedEntry(composition, -5.0 * composition.num_atoms, entry_id=formula, parameters=parameters(composition))


def random_oxide(number, generator):
    """A cadmium oxide in a skewed cell with oxygen atoms at bonding distances, through any face of the cell."""
    lattice = Lattice.from_parameters(*(generator.uniform(3.2, 7) for _ in range(3)), *(generator.uniform(65, 115) for _ in range(3)))
    positions = [lattice.get_cartesian_coords([generator.random() for _ in range(3)])]
    symbols = ["O"]
    for _ in range(generator.choice([1, 1, 2, 3])):
        direction = [generator.gauss(0, 1) for _ in range(3)]
        size = sum(part * part for part in direction) ** 0.5
        # Not within 0.001 of a bound.
        length = generator.choice([generator.uniform(1.1, 1.41), generator.uniform(1.42, 1.56), generator.uniform(1.57, 2.5)])
        positions.append([base + length * part / size for base, part in zip(positions[-1], direction)])
        symbols.append("O")
    if generator.random() < 0.2:
        positions.append([base + part for base, part in zip(positions[0], (0, 0, generator.uniform(0.9, 1.2)))])
        symbols.append("H")
    symbols.append("Cd")
    positions.append(lattice.get_cartesian_coords([generator.random() for _ in range(3)]))
    structure = Structure(lattice, symbols, positions, coords_are_cartesian=True, to_unit_cell=True)
    # Stated states, so that hydrogen is corrected alike.
    data = {"oxidation_states": {"Cd": 2, "O": -1, "H": 1}}
    return ComputedStructureEntry(structure, -5.0 * len(symbols), entry_id=f"cell {number}", data=data,
                                  parameters=parameters(structure.composition))


def corrections(scheme, raw):
    """Total correction in eV by id; None where the entry is dropped."""
    kept = {}
    for entry in raw:
        processed = scheme.process_entries([entry], clean=True, inplace=False)
        kept[entry.entry_id] = processed[0].correction if processed else None
    return kept


generator = random.Random(20111)
cells = [random_oxide(number, generator) for number in range(150)]
plains = [plain(formula) for formula in FORMULAS.split()]
dumpfn(plains + cells, "raw.json")
legacy = MaterialsProjectCompatibility()
legacy.corrections[0].check_potcar = False
print(json.dumps({
    "2011": corrections(legacy, plains),
    "2020": corrections(MaterialsProject2020Compatibility(check_potcar=False), cells),
}))

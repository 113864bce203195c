"""Raw calculations with stated oxidation states into raw.json; prints pymatgen's corrections of 2020, null where it drops one."""

import json
import warnings

warnings.filterwarnings("ignore")

from monty.serialization import dumpfn  # noqa: E402
from pymatgen.analysis.compatibility import MaterialsProject2020Compatibility  # noqa: E402
from pymatgen.core import Composition  # noqa: E402
from pymatgen.core.entries import ComputedEntry  # noqa: E402

HUBBARD = {"Co": 3.32, "Cr": 3.7, "Fe": 5.3, "Mn": 3.9, "Mo": 4.38, "Ni": 6.2, "V": 3.25, "W": 6.2}
FORMULAS = """
Li2O Na2O MgO Al2O3 SiO2 LiAlO2 LiAl5O8 Li3PO4 LiNbO3 LiTaO3 Li7La3Zr2O12 LiTi2P3O12 Li4Ti5O12 ZrO2 La2O3 Y2O3 Li2CO3 LiBO2
Fe2O3 FeO CoO NiO MnO2 Cr2O3 V2O5 MoO3 WO3 LiCoO2 LiNiO2 LiMnO2 LiFePO4 LiFeO2 LiCrO2 Li2MoO4 Li2WO4 LiVO2 Li4Ni2CoMnO8
FeF3 CoF2 NiF2 MnF2 VF3 CrF3 LiF AlF3 LiAlF4 Li3AlF6 FeCl2 CoCl2 NiCl2 MnCl2 LiCl Li3InCl6 Li3YCl6 Li2ZrCl6 LiBr LiI Li3YBr6 NaI
Li2S P2S5 Li3PS4 Li7P3S11 Li10GeP2S12 Li6PS5Cl FeS CoS NiS MoS2 Na3SbS4 SiS2 GeS2 In2S3 Li2Se Li2Te Li3N AlN TiN Mg3N2 Si3N4
LiH MgH2 AlH3 CaH2 Mg2Si Li3Sb InSb Li3P InP Li3Bi LiAl Li Fe O2 Cl2 Li12In4Cl24 LiFeF3 Li2FeCl4 FeOF VOCl LiVPO4F TiOCl2
"""
STATED = {"Li2O2": ({"Li": 1, "O": -1}, "peroxide"), "KO2": ({"K": 1, "O": -0.5}, "superoxide")}


def calculation(formula, states, oxide):
    """One calculation in the settings of the Materials Project."""
    composition = Composition(formula)
    symbols = [element.symbol for element in composition]
    has_u = bool({"O", "F"} & set(symbols))
    hubbards = {s: HUBBARD[s] for s in symbols if s in HUBBARD} if has_u else {}
    data = {"oxidation_states": states, "oxide_type": oxide if "O" in symbols else "None"}
    parameters = {"run_type": "GGA+U" if hubbards else "GGA", "is_hubbard": bool(hubbards), "hubbards": hubbards}
    return ComputedEntry(composition, -5.0 * composition.num_atoms, entry_id=formula, parameters=parameters, data=data)


raw = [calculation(formula, *stated) for formula, stated in STATED.items()]
for name in FORMULAS.split():
    guesses = Composition(name).oxi_state_guesses()
    if guesses:
        raw.append(calculation(name, guesses[0], "oxide"))
# A value of U that is none of the scheme's, and one where the scheme wants none.
wrong = calculation("Fe2O3", {"Fe": 3, "O": -2}, "oxide")
raw.append(ComputedEntry(wrong.composition, wrong.energy, entry_id="U of 4 eV", data=wrong.data,
                         parameters=wrong.parameters | {"hubbards": {"Fe": 4.0}}))
raw.append(ComputedEntry(wrong.composition, wrong.energy, entry_id="no U", data=wrong.data,
                         parameters={"run_type": "GGA", "is_hubbard": False, "hubbards": {}}))
dumpfn(raw, "raw.json")
processed = MaterialsProject2020Compatibility(check_potcar=False).process_entries(raw, clean=True, inplace=False)
kept = {entry.entry_id: entry.correction for entry in processed}
print(json.dumps({entry.entry_id: kept.get(entry.entry_id) for entry in raw}))

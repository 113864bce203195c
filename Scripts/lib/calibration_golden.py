"""Corrections of a list of formulas from the committed tables alone: what a port to another language must give."""

import csv
import random
import re
import struct

import numpy as np

import calibration_data as data
import calibration_roles as roles

NAMED = (
    "Li Na S O2 Si Fe Li3YCl6 Li3InCl6 Li3ScCl6 Li2ZrCl6 Li3YBr6 LiCl LiBr LiI LiF NaCl NaBr KI CaF2 MgCl2 AlCl3 ZrCl4 NbCl5 TaCl5 "
    "WCl6 TiCl4 CuCl2 FeCl3 InCl InCl3 HgCl2 Hg2Cl2 BiOCl LaOCl Li3OCl TaOCl3 LiTaOCl4 NbO2F Li3PS4 Li7P3S11 Li48P16S61 "
    "Li10GeP2S12 Li6PS5Cl Li6PS5Br Li6PS5I P2S5 P2S7 GeS2 SnS2 FeS2 CuFeS2 Co9S8 CoS2 MoS2 TiS2 TiS3 VS4 Na2PS3 NaS Na2S5 K2S5 "
    "LiS4 Li2S Li2Se Li2Te Na3PS4 Na3SbS4 Na3PSe4 Na2S2O3 LiFeS2 Li7La3Zr2O12 Li6.5La3Zr1.5Ta0.5O12 Li5La3Ta2O12 "
    "Li1.3Al0.3Ti1.7(PO4)3 LiTi2(PO4)3 Li1.5Al0.5Ge1.5(PO4)3 Li2.9PO3.3N0.46 Li2PNO2 LiPN2 Li3PO4 LiPO3 Li4P2O7 P2O5 Na3Zr2Si2PO12 "
    "LiNi0.8Co0.1Mn0.1O2 Li0.5Ni0.8Co0.1Mn0.1O2 LiCoO2 CoO2 Li0.5CoO2 LiNiO2 NiO2 LiMn2O4 LiNi0.5Mn1.5O4 Li2MnO3 LiFePO4 FePO4 "
    "LiCoPO4 LiFeSO4F Li4Ti5O12 LiNbO3 LiTaO3 Li2WO4 Li2MoO4 Na2Mo2O7 K2Cr2O7 KMnO4 LiAlO2 LiAl5O8 Li2SiO3 Li4SiO4 Ca3SiO5 Li3BO3 "
    "LiBO2 Li2B4O7 Li2CO3 LiNO3 LiNO2 Li2SO4 LiHSO4 LiClO4 LiIO3 AgBrO3 LiOH LiOHH2O H2O H2O2 HCl H2S NH3 NH4Cl NH4NO3 (NH4)2SO4 "
    "MgSO4(H2O)7 CuSO4(H2O)5 Al(OH)3 KH2PO4 Al2Si2O5(OH)4 Li2O Li2O2 LiO2 KO2 BaO2 Na2O2 NaN3 Li3N LiNH2 Mg3N2 GaN Ca2N TiN VN "
    "Fe4N KCN CaC2 Al4C3 SiC Fe3C TiC WC B4C TiB2 MgB2 LiB3 Mg2Si FeSi2 LiSi Li15Si4 CaGe LiH NaH MgH2 LiBH4 LiAlH4 TiH2 PdH LaNi5 "
    "LiAl LiIn Li3Bi Na3Bi Li17Sn4 Mg149Ca NiAl Ni3Al AuCu FeTi YbPb3 GaAs InSb InP Zn3P2 Li3P Cu3P LiZnAs Mg3Sb2 Na3Sb CoSb3 "
    "Fe3O4 Fe2O3 FeO MnO MnO2 Mn3O4 CrO3 V2O5 V2O3 Nb2O5 WO3 MoO3 ReO3 OsO4 PbO2 Pb3O4 Tl2O3 CuO Cu2O Ag2O AgO Bi2O3 Sb2O5 As2O5 "
    "TeO2 SeO2 SO3 CO2 N2O5 Cl2O7 I2O5 XeF2 ICl SCl2 S2Cl2 PCl3 PCl5 POCl3 CCl4 SF6 OF2 UO2 U3O8 UCl6 CeO2 EuS Yb2O3 SmCl2 Mo(CO)6 "
    "CaSO4 La2O2S Li3AlF6 Na3AlF6 LiPF6 NaBF4 K2ZrF6 CsI3 RbI3"
).split()
RANDOM_ROWS, SEED = 150, 11
WANTED, WITH_FEATURES = 600, 40
COLUMNS = ("formula", "correction_eV_per_atom", "model_sd_eV_per_atom", "residual_scale_eV_per_atom", "features_per_formula")


class Calibration:
    """The committed files: terms, Cholesky factor of their covariance, widths of blocks, residual scales."""

    def __init__(self):
        rows = roles.table("calibration-terms.csv")
        self.place = {(row["block"], row["name"]): number for number, row in enumerate(rows)}
        self.mean = np.array([float(row["mean_eV"]) for row in rows])
        self.width = {row["block"]: float(row["prior_width_eV"]) for row in rows}
        self.scale = {row["group"]: float(row["scale_eV_per_atom"]) for row in roles.table("calibration-scales.csv")}
        content = (roles.DATA / "calibration-covariance.bin").read_bytes()
        (count,) = struct.unpack_from("<I", content, 12)
        self.factor = np.zeros((count, count))
        self.factor[np.tril_indices(count)] = np.frombuffer(content[48:], "<f4")

    def apply(self, composition):
        """(correction, sd of the model part, residual scale) in eV/atom, and the terms."""
        terms, groups = roles.features(composition)
        atoms = sum(composition.values())
        row, unlisted = np.zeros(len(self.mean)), 0.0
        for term, value in terms.items():
            if term in self.place:
                row[self.place[term]] = value / atoms
            else:
                unlisted += (self.width[term[0]] * value / atoms) ** 2
        spread = self.factor.T @ row
        total = sum(groups.values())
        scale = sum(weight / total * self.scale[group] ** 2 for group, weight in groups.items()) ** 0.5
        return roles.known_shift(composition) / atoms + float(row @ self.mean), float(spread @ spread + unlisted) ** 0.5, scale, terms


def formulas():
    """Named ones, those of materials.csv, some measured ones and some of the data set."""
    found = list(NAMED)
    found += [row["formula"] for row in roles.table("materials.csv") if re.fullmatch(r"[A-Za-z0-9.()]+", row["formula"])]
    choice = random.Random(SEED)
    found += [row["formula"] for row in choice.sample(roles.table("measured.csv"), RANDOM_ROWS)]
    keys = choice.sample(sorted(data.published()), RANDOM_ROWS)
    found += ["".join(f"{element}{amount if amount > 1 else ''}" for element, amount in key) for key in keys]
    return list(dict.fromkeys(found))


def write(path):
    calibration = Calibration()
    chosen = formulas()
    chosen = chosen[:len(NAMED)] + random.Random(SEED).sample(chosen[len(NAMED):], min(WANTED, len(chosen)) - len(NAMED))
    shown = set(random.Random(SEED).sample(NAMED[6:], WITH_FEATURES - 6) + ["Li10GeP2S12", "LiNi0.8Co0.1Mn0.1O2", "Li2.9PO3.3N0.46", "LiS4",
                                                                            "Li1.3Al0.3Ti1.7(PO4)3", "Li7La3Zr2O12"])
    with open(path, "w", newline="", encoding="ascii") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for formula in chosen:
            mean, sd, scale, terms = calibration.apply(roles.parse(formula))
            listed = "; ".join(f"{block}/{name}={value:.9g}" for (block, name), value in sorted(terms.items())) if formula in shown else ""
            writer.writerow((formula, f"{mean:.7f}", f"{sd:.7f}", f"{scale:.7f}", listed))
    print(f"wrote {path}: {len(chosen)} formulas")

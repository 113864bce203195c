"""Held-out tests of the calibration: by compound, by cation-anion pair, window limits, decomposition energies."""

import csv
import io
import re
import subprocess

import numpy as np

import calibration_data as data
import calibration_fit as fit
import calibration_roles as roles

FOLDS, SEED = 10, 7
IONS = {"Li": 1, "Na": 1, "K": 1, "Mg": 2, "Ca": 2}


class Predictions:
    """Mean, variance of the model part and of the residual scale for each compound; NaN where none was made. eV/atom."""

    def __init__(self, count):
        self.mean, self.model, self.scale = (np.full(count, np.nan) for _ in range(3))
        self.fold = np.full(count, -1)

    def half(self, model):
        return fit.half_width(self.model, self.scale, model.uncertainty)


def by_compound(model, fitted):
    """Ten folds; widths, scales and weights are fitted anew without the fold (the search starts from those of the whole)."""
    found = Predictions(model.count)
    found.fold = np.random.RandomState(SEED).permutation(model.count) % FOLDS
    for fold in range(FOLDS):
        rows, kept = np.where(found.fold == fold)[0], np.where(found.fold != fold)[0]
        part = model.fit(kept, logs=fitted["logs"], rounds=5)
        found.mean[rows], found.model[rows], found.scale[rows] = model.predict(part, rows)
    return found


def by_pair(model, fitted, compounds):
    """Every compound with a pair of cation element and anion is left out at once; a compound's mean over its pairs."""
    members = {}
    for row, compound in enumerate(compounds):
        for cation, anion in compound.pairs:
            members.setdefault((cation[0], roles.name_of(anion)), set()).add(row)
    total, variance, times = np.zeros(model.count), np.zeros(model.count), np.zeros(model.count)
    for pair in sorted(members):
        rows = np.array(sorted(members[pair]))
        mean, covariance = model.without(fitted, rows)
        total[rows] += mean
        variance[rows] += np.diag(covariance)
        times[rows] += 1
    found = Predictions(model.count)
    seen = times > 0
    found.mean[seen], found.model[seen] = total[seen] / times[seen], variance[seen] / times[seen]
    found.scale = model.predict(fitted, np.arange(model.count))[2]
    return found


def summary(name, model, compounds, found):
    """Lines of the table of one test: errors and coverage by family."""
    made = ~np.isnan(found.mean)
    error = np.abs(model.target - found.mean)
    before = np.array([abs(compound.measured - compound.published) for compound in compounds])
    inside = error < found.half(model)
    lines = []
    for family, chosen in families(compounds).items():
        rows = np.array([chosen(compound) for compound in compounds]) & made
        if rows.sum() > 2:
            lines.append(f"| {name} | {family} | {rows.sum()} | {before[rows].mean():.3f} | {error[rows].mean():.4f} | "
                         f"{np.median(error[rows]):.4f} | {100 * inside[rows].mean():.0f} |")
    return lines


def families(compounds):
    table = {"no alloys": lambda c: not c.is_alloy, "Li and Na": lambda c: not c.is_alloy and bool({"Li", "Na"} & set(c.composition)),
             "alloys": lambda c: c.is_alloy, "all": lambda c: True, "undisputed, no alloys": lambda c: not (c.is_alloy or c.is_disputed)}
    for element in ("F", "Cl", "Br", "I", "S", "O", "N", "H", "Se", "P", "Si", "C", "B"):
        table[f"with {element}"] = lambda c, element=element: not c.is_alloy and element in c.composition
    table["oxyanions"] = lambda c: any(anion[0].startswith("[") for _, anion in c.pairs)
    return table


# --- window limits ------------------------------------------------------------------------------------------------


def side(text):
    for part in text.split(" + "):
        amount, formula = re.fullmatch(r"(?:([0-9.e+-]+) )?(\S+)", part.strip()).groups()
        yield float(amount or 1), formula


def ask(program, *arguments):
    made = subprocess.run([program, *arguments, "--format", "csv", "--quiet"], check=True, capture_output=True, text=True)
    return list(csv.DictReader(io.StringIO(made.stdout)))


def limit_reactions(program, known):
    """(ion, formula, limit, reaction) of compounds on the hull, all of whose compounds in the reaction are measured."""
    for ion in IONS:
        for row in ask(program, "window", "--all", "--ion", ion):
            if float(row["energy_above_hull_eV_per_atom"]) > 1e-9:
                continue
            for limit in ("reduction", "oxidation"):
                reaction = row[limit + "_reaction"]
                if reaction and all(data.key_of(formula) in known for part in reaction.split(" -> ") for _, formula in side(part)
                                    if len(data.key_of(formula)) > 1):
                    yield ion, row["formula"], limit, reaction


def limits(model, fitted, compounds, reactions):
    """Rows of calibration-limits.csv: each limit from energies that were fitted without any compound of its reaction."""
    place = {compound.key: row for row, compound in enumerate(compounds)}
    for ion, formula, limit, reaction in reactions:
        amounts, charge = {}, 0.0
        for sign, part in zip((-1, 1), reaction.split(" -> ")):
            for amount, phase in side(part):
                if phase == ion:
                    charge += sign * amount * IONS[ion]
                elif len(data.key_of(phase)) > 1:
                    row = place[data.key_of(phase)]
                    amounts[row] = amounts.get(row, 0.0) + sign * amount
        rows = np.array(list(amounts))
        factors = np.array([amounts[row] * compounds[row].atoms for row in rows]) / charge
        measured = factors @ [compounds[row].measured for row in rows]
        published = factors @ [compounds[row].published for row in rows]
        mean, covariance = model.without(fitted, rows)
        mean = mean + [compounds[row].shift for row in rows]
        scale = model.predict(fitted, rows)[2]
        ratio = (fit.T_QUANTILE / fit.NORMAL_QUANTILE) ** 2
        own = ratio * scale + model.uncertainty[rows] ** 2
        sd = np.sqrt(factors @ covariance @ factors + factors ** 2 @ own)
        yield ion, formula, limit, reaction, published, measured, published + factors @ mean, sd


def limits_summary(rows):
    lines = []
    for name, chosen in (("five ions", lambda row: True), ("Li", lambda row: row[0] == "Li"), ("Na", lambda row: row[0] == "Na")):
        part = [row for row in rows if chosen(row)]
        before = np.array([abs(row[4] - row[5]) for row in part])
        after = np.array([abs(row[6] - row[5]) for row in part])
        inside = after < fit.NORMAL_QUANTILE * np.array([row[7] for row in part])
        lines.append(f"| limits, V | {name} | {len(part)} | {before.mean():.3f} (median {np.median(before):.3f}) | {after.mean():.3f} | "
                     f"{np.median(after):.3f} | {100 * inside.mean():.0f} |")
    return lines


# --- decomposition energies ---------------------------------------------------------------------------------------

NAMED = ("Li3YBr6 Li3ScCl6 Li3InCl6 Li3ErCl6 Na3YCl6 Li3AlF6 Li3PS4 Li7P3S11 Li48P16S61 Li6PS5Cl Li10Ge(PS6)2 Na3PS4 Li2PNO2 Li3PO4 LiPO3 "
         "Li4P2O7 Li7La3Zr2O12 Li5La3Ta2O12 LiTi2(PO4)3 LiAl5O8 LiNbO3 LiTa3O8 LiFePO4 LiCoO2 LiMn2O4 Li4SiO4 Li3BO3").split()


def moves(model, fitted, program):
    """How far the correction moves the energy of each compound against its competing phases (those of the published energies)."""
    mean = dict(zip(model.terms, fitted["mean"]))
    known = {}

    def look_up(formula):
        if formula not in known:
            composition = roles.parse(formula)
            known[formula] = (correction(composition, mean), sum(composition.values()), classes(composition))
        return known[formula]

    all_moves, kept_moves, lines = [], [], []
    for row in ask(program, "hull", "--all"):
        if not row["competing"]:
            continue
        parts = list(side(row["competing"].replace("; ", " + ")))
        energy, atoms, own = look_up(row["formula"])
        is_element = any(len(roles.parse(phase)) == 1 for _, phase in parts)
        balance, total = dict(own), energy
        for amount, phase in parts:
            other, _, kinds = look_up(phase)
            total -= amount * other
            for kind, value in kinds.items():
                balance[kind] = balance.get(kind, 0.0) - amount * value
        if row["formula"] in NAMED:
            before = 1000 * float(row["decomposition_energy_eV_per_atom"])
            lines.append(f"| {row['formula']} | {before:+.1f} | {before + 1000 * total / atoms:+.1f} | {row['competing']} |")
        if not is_element:
            all_moves.append(abs(total) / atoms)
            if max(abs(value) for value in balance.values()) < 1e-6:
                kept_moves.append(abs(total) / atoms)
    for name, values in (("compounds decompose into compounds", all_moves), ("no valence, anion or group changes", kept_moves)):
        quantiles = " / ".join(f"{1000 * np.quantile(values, share):.1f}" for share in (0.5, 0.9, 0.99))
        lines.insert(0, f"{name}: {len(values)}, moved by {quantiles} meV/atom (median / 90 % / 99 %)")
    return lines


def correction(composition, mean):
    """eV per formula."""
    fitted = sum(value * mean.get(term, 0.0) for term, value in roles.features(composition)[0].items())
    return roles.known_shift(composition) + fitted


def classes(composition):
    """Amounts of the species, and the charge bound to each anion and group."""
    if len(composition) < 2:
        return {}
    kinds = dict(roles.species(composition))
    for (_, anion), charge in roles.pairs_of(composition)[0].items():
        kinds[roles.name_of(anion)] = kinds.get(roles.name_of(anion), 0.0) + charge
    return kinds

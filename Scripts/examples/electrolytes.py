# %% [markdown]
# # Electrolytes against a cathode
#
# Windows, reactions over the state of charge and a heat map: every number comes from the command `interphase`, pandas reads
# its CSV and JSON, matplotlib draws. Column names carry the units; empty cells mean "no bound".

# %%
import io
import json
import os
import subprocess
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd

HERE = Path(__file__).resolve().parent if "__file__" in globals() else Path.cwd()
INTERPHASE = os.environ.get("INTERPHASE", str(HERE.parent / "interphase"))
ELECTROLYTES = ["Li3YCl6", "Li3InCl6", "Li2ZrCl6", "LPSCl", "Li3PS4", "LGPS", "LLZO"]


def interphase(*arguments):
    """Standard output of the command; its own message is shown when it fails."""
    run = subprocess.run([INTERPHASE, *arguments, "--quiet"], capture_output=True, text=True)
    if run.returncode != 0:
        raise RuntimeError(run.stderr)
    return run.stdout


def table(*arguments):
    """The result as a data frame."""
    return pd.read_csv(io.StringIO(interphase(*arguments, "--format", "csv")))


# %% [markdown]
# ## Windows
#
# Between the two limits nothing happens. The products beside a limit form just outside it.

# %%
windows = table("window", *ELECTROLYTES)
windows[["formula", "reduction_limit_V", "oxidation_limit_V", "reduction_products", "oxidation_products"]]

# %%
figure, axes = plt.subplots(figsize=(7, 3.6), layout="constrained")
order = windows.iloc[::-1]
axes.barh(order.formula, order.width_V, left=order.reduction_limit_V, color="#4c78a8", height=0.6)
for y, row in enumerate(order.itertuples()):
    axes.text(row.reduction_limit_V - 0.04, y, f"{row.reduction_limit_V:.2f}", ha="right", va="center", fontsize=9)
    axes.text(row.oxidation_limit_V + 0.04, y, f"{row.oxidation_limit_V:.2f}", ha="left", va="center", fontsize=9)
axes.set(xlim=(-0.5, 5), xlabel="V against Li/Li$^+$", title="Electrochemical stability windows")
axes.spines[["top", "right"]].set_visible(False)
figure.savefig("windows.png", dpi=150)

# %% [markdown]
# ## Reaction with NCM811 over the voltage
#
# One row per kink of the energy over the mixing ratio and per voltage; `is_min_mutual` marks the strongest mutual reaction.
# Open to lithium, energies count per atom that the reservoir does not hold.

# %%
curves = pd.concat(
    [table("react", electrolyte, "NCM811", "--voltage", "2.5:4.3:0.1") for electrolyte in ELECTROLYTES], ignore_index=True
)
strongest = curves[curves.is_min_mutual].assign(mutual_meV=lambda rows: 1000 * rows.e_mutual_eV_per_nonreservoir_atom)
strongest.pivot(index="voltage_V", columns="reactant1", values="mutual_meV").round(0).iloc[::3]

# %%
figure, axes = plt.subplots(figsize=(7, 4), layout="constrained")
for electrolyte, style in zip(ELECTROLYTES, ["-", "-", "-", "--", "--", "--", ":"]):
    rows = strongest[strongest.reactant1 == electrolyte]
    axes.plot(rows.voltage_V, rows.mutual_meV, style, label=electrolyte)
axes.set(xlabel="V against Li/Li$^+$", ylabel="mutual energy / meV per non-Li atom", title="Electrolyte | NCM811")
axes.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)
axes.spines[["top", "right"]].set_visible(False)
figure.savefig("reactions.png", dpi=150)

# %% [markdown]
# JSON holds the same rows with products as lists, for programs that should not take text apart.

# %%
answer = json.loads(interphase("react", "Li3YCl6", "NCM811", "--voltage", "4.3", "--minimum", "--format", "json"))
products = pd.json_normalize(answer["results"], record_path="products", meta=["voltage_V", "e_mutual_eV_per_atom"])
products

# %% [markdown]
# ## Heat map
#
# The long table has one row per pair with the reaction; `pivot` makes the matrix.

# %%
pairs = table("heatmap", "--rows", ",".join(ELECTROLYTES), "--columns", "LCO,LMO,LFP,NCM811", "--long")
matrix = pairs.pivot(index="row", columns="column", values="mutual_meV_per_atom").loc[
    ELECTROLYTES, ["LCO", "LMO", "LFP", "NCM811"]
]
matrix.round(0)

# %%
figure, axes = plt.subplots(figsize=(5.4, 4.4), layout="constrained")
image = axes.imshow(-matrix, cmap="cividis_r", aspect="auto", vmin=0)
axes.set_xticks(range(matrix.shape[1]), matrix.columns)
axes.set_yticks(range(matrix.shape[0]), matrix.index)
for (y, x), value in pd.DataFrame(matrix.to_numpy()).stack().items():
    dark = value < 0.45 * matrix.to_numpy().min()
    axes.text(x, y, f"{round(value)}", ha="center", va="center", color="white" if dark else "black", fontsize=9)
figure.colorbar(image, label="strength of the reaction / meV per atom")
axes.set_title("Electrolyte | cathode as made, closed")
figure.savefig("heatmap.png", dpi=150)

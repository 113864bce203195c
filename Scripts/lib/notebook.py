"""Writes the Jupyter notebook of a script in percent format beside it: `python Scripts/lib/notebook.py SCRIPT.py`.

Cells begin at `# %%` or, for text, at `# %% [markdown]`. Cell ids count up, so that the same script gives the same bytes.
"""

import json
import sys
from pathlib import Path


def cells(script):
    """Kind and text of every cell."""
    for part in ("\n" + script).split("\n# %%")[1:]:
        mark, _, text = part.partition("\n")
        text = text.strip("\n")
        if "[markdown]" in mark:
            yield "markdown", "\n".join(line.removeprefix("#").removeprefix(" ") for line in text.split("\n"))
        else:
            yield "code", text


def notebook(script):
    """The notebook, without outputs."""
    found = []
    for number, (kind, text) in enumerate(cells(script)):
        cell = {"cell_type": kind, "id": f"cell-{number:02}", "metadata": {}, "source": text.splitlines(keepends=True)}
        found.append(cell | ({"execution_count": None, "outputs": []} if kind == "code" else {}))
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": found, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


if __name__ == "__main__":
    source = Path(sys.argv[1])
    text = json.dumps(notebook(source.read_text(encoding="utf-8")), indent=1, ensure_ascii=False) + "\n"
    if "--check" in sys.argv:
        if source.with_suffix(".ipynb").read_text(encoding="utf-8") != text:
            sys.exit(f"{source.stem}.ipynb is not the notebook of {source.name}; run python Scripts/lib/notebook.py on it")
    else:
        source.with_suffix(".ipynb").write_text(text, encoding="utf-8")

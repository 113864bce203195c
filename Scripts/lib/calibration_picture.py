"""The held-out predictions as a picture: published and calibrated energies against measured ones, one point a compound."""

import csv
import io

import calibration_roles as roles

SIZE, LEFT, TOP, GAP, LOW, HIGH = 330, 66, 56, 84, -4.8, 0.6
ALLOYS, SALTS = "#b0b0b0", "#1f4e8c"


def picture(held_out):
    """SVG text of `calibration-held-out.csv`, given as bytes."""
    rows = list(csv.DictReader(io.StringIO(held_out.decode())))
    width, height = 2 * SIZE + LEFT + GAP + 20, SIZE + TOP + 62
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
             'font-family="Helvetica, Arial, sans-serif" font-size="13" fill="#222">',
             '<title>Formation energies of 1,714 measured compounds: published and calibrated</title>',
             f'<rect width="{width}" height="{height}" fill="white"/>']
    columns = (("published_eV_per_atom", "Published (2019)"), ("predicted_eV_per_atom", "Calibrated, compound left out"))
    for number, (column, title) in enumerate(columns):
        parts += panel(rows, column, title, LEFT + number * (SIZE + GAP))
    return ("\n".join(parts) + "\n</svg>\n").encode()


def is_alloy(row):
    return all(roles.ELEMENTS[element].is_metal for element in roles.parse(row["formula"]))


def panel(rows, column, title, left):
    def x(value):
        return left + (value - LOW) / (HIGH - LOW) * SIZE

    def y(value):
        return TOP + SIZE - (value - LOW) / (HIGH - LOW) * SIZE

    ionic = [row for row in rows if not is_alloy(row)]
    error = sum(abs(float(row[column]) - float(row["measured_eV_per_atom"])) for row in ionic) / len(ionic)
    yield f'<text x="{left}" y="{TOP - 28}" font-size="15" font-weight="bold">{title}</text>'
    yield f'<text x="{left}" y="{TOP - 10}">mean error without alloys {error:.3f} eV/atom</text>'
    yield f'<rect x="{left}" y="{TOP}" width="{SIZE}" height="{SIZE}" fill="none" stroke="#444"/>'
    for tick in range(-4, 1):
        yield f'<path d="M{x(tick):.1f} {TOP + SIZE}v5M{left} {y(tick):.1f}h-5" stroke="#444" fill="none"/>'
        yield f'<text x="{x(tick):.1f}" y="{TOP + SIZE + 20}" text-anchor="middle">{tick}</text>'
        yield f'<text x="{left - 9}" y="{y(tick) + 4.5:.1f}" text-anchor="end">{tick}</text>'
    yield f'<path d="M{x(LOW):.1f} {y(LOW):.1f}L{x(HIGH):.1f} {y(HIGH):.1f}" stroke="#444" stroke-dasharray="5 4" fill="none"/>'
    for color, kind in ((ALLOYS, True), (SALTS, False)):
        marks = "".join(f'M{x(float(row["measured_eV_per_atom"])) - 1.3:.1f} {y(float(row[column])) - 1.3:.1f}h2.6v2.6h-2.6z'
                        for row in rows if is_alloy(row) == kind)
        yield f'<path d="{marks}" fill="{color}" fill-opacity="0.75"/>'
    yield f'<text x="{left + SIZE / 2}" y="{TOP + SIZE + 42}" text-anchor="middle">measured / eV/atom</text>'
    yield (f'<text transform="translate({left - 42} {TOP + SIZE / 2}) rotate(-90)" text-anchor="middle">'
           f'{"published" if column.startswith("published") else "calibrated"} / eV/atom</text>')
    yield f'<rect x="{left + 12}" y="{TOP + 12}" width="9" height="9" fill="{SALTS}"/><text x="{left + 27}" y="{TOP + 21}">with a nonmetal</text>'
    yield f'<rect x="{left + 12}" y="{TOP + 31}" width="9" height="9" fill="{ALLOYS}"/><text x="{left + 27}" y="{TOP + 40}">alloys</text>'

/// A point of a drawing in pixels, y downwards.
struct Spot: Hashable {
    var x: Double
    var y: Double
}

/// An upright rectangle of a drawing in pixels; the edges belong to it.
struct Box: Hashable {
    var left: Double
    var top: Double
    var width: Double
    var height: Double

    var right: Double { left + width }
    var bottom: Double { top + height }
    var middle: Spot { Spot(x: left + width / 2, y: top + height / 2) }

    /// Whether the insides overlap; boxes that only touch do not.
    func overlaps(_ other: Box) -> Bool {
        left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    /// Whether `other` lies within.
    func contains(_ other: Box) -> Bool {
        other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom
    }

    /// Whether a point lies within.
    func contains(_ spot: Spot) -> Bool {
        spot.x >= left && spot.x <= right && spot.y >= top && spot.y <= bottom
    }

    /// Grown by `margin` on all sides.
    func grown(by margin: Double) -> Box {
        Box(left: left - margin, top: top - margin, width: width + 2 * margin, height: height + 2 * margin)
    }

    /// The point of the box nearest to `spot`.
    func nearest(to spot: Spot) -> Spot {
        Spot(x: min(right, max(left, spot.x)), y: min(bottom, max(top, spot.y)))
    }

    /// Distance from a point to the box, 0 inside.
    func distance(to spot: Spot) -> Double {
        let near = nearest(to: spot)
        return ((near.x - spot.x) * (near.x - spot.x) + (near.y - spot.y) * (near.y - spot.y)).squareRoot()
    }

    /// The part of the straight line from `start` to `end` inside the box (Liang and Barsky 1984); nil where none is.
    func clipped(from start: Spot, to end: Spot) -> (start: Spot, end: Spot)? {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        var (enter, leave) = (0.0, 1.0)
        let sides = [(-dx, start.x - left), (dx, right - start.x), (-dy, start.y - top), (dy, bottom - start.y)]
        for (direction, distance) in sides {
            if direction == 0 {
                if distance < 0 { return nil }
            } else if direction < 0 {
                enter = max(enter, distance / direction)
            } else {
                leave = min(leave, distance / direction)
            }
        }
        guard enter <= leave else { return nil }
        return (
            Spot(x: start.x + enter * dx, y: start.y + enter * dy),
            Spot(x: start.x + leave * dx, y: start.y + leave * dy)
        )
    }
}

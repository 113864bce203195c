import Foundation
import Testing

@testable import Presentation

@Suite("Colours")
struct ColorScaleTests {
    private let steps = 64

    private var colors: [Color] {
        colors(ColorScale(range: 0...1))
    }

    private func colors(_ scale: ColorScale) -> [Color] {
        (0...steps).map { scale.color(atShare: Double($0) / Double(steps)) }
    }

    /// CIE 1976 lightness, a second measure of perception that shares nothing with the scale's own space.
    private func cieLightness(_ luminance: Double) -> Double {
        luminance > 216.0 / 24389 ? 116 * cbrt(luminance) - 16 : luminance * 24389 / 27
    }

    @Test("lightness rises evenly from the dark to the light end")
    func even() {
        let lightness = colors.map { cieLightness($0.luminance) }
        let increments = zip(lightness, lightness.dropFirst()).map { $1 - $0 }
        let mean = (lightness[steps] - lightness[0]) / Double(steps)
        #expect(lightness[0] < 20 && lightness[steps] > 85)
        for increment in increments { #expect(increment > 0.3 * mean && increment < 1.7 * mean) }
    }

    @Test("the order is the same without red, without green and in grey")
    func colorBlind() {
        for (a, b) in zip(colors, colors.dropFirst()) {
            #expect(a.red <= b.red && a.green <= b.green && a.luminance < b.luminance)
        }
    }

    @Test("numbers in cells reach the contrast that text needs (WCAG 2.1: 4.5)")
    func contrast() {
        for color in colors { #expect(color.contrast(with: color.ink) >= 4.5) }
        #expect(abs(Color.black.contrast(with: .white) - 21) < 1e-9)
        #expect(Color.white.ink == .black && Color.black.ink == .white)
    }

    @Test("a diverging scale is lightest in its middle, and equal differences of both signs are equally dark")
    func diverging() {
        let colors = colors(ColorScale(range: -1...1, isDiverging: true))
        let lightness = colors.map { cieLightness($0.luminance) }
        #expect(lightness[steps / 2] > 90 && lightness[0] < 55)
        for step in 0..<steps / 2 {
            #expect(lightness[step] < lightness[step + 1])
            #expect((lightness[step] - lightness[steps - step]).magnitude < 5)
            // Blue against brown: told apart by the blue-yellow share, which red-green blindness leaves alone.
            #expect(Int(colors[step].blue) > Int(colors[steps - step].blue))
            #expect(colors[step].contrast(with: colors[step].ink) >= 4.5)
        }
    }

    @Test("the scale of differences reaches as far to both sides of 0")
    func symmetric() {
        var chart = HeatmapChart(
            title: "", rowLabels: ["a"], columnLabels: ["b", "c", "d"], values: [[-3, nil, 1]], unitLabel: "meV/atom")
        chart.isDiverging = true
        #expect(chart.scale == ColorScale(range: -3...3, isDiverging: true))
        #expect(chart.scale.color(of: 0) == ColorScale(range: -1...1, isDiverging: true).color(atShare: 0.5))
    }

    @Test("values outside the range take the end's colour, a range of one number its middle")
    func clipping() {
        let scale = ColorScale(range: -100...0)
        #expect(scale.color(of: -1e9) == scale.color(of: -100))
        #expect(scale.color(of: 5) == scale.color(of: 0))
        #expect(ColorScale(range: 3...3).color(of: 3) == scale.color(atShare: 0.5))
        #expect(Color(red: 0, green: 10, blue: 255).hexadecimal == "#000aff")
    }

    @Test(
        "round marks inside the range",
        arguments: [
            (-600.0, 0.0, [-600.0, -500, -400, -300, -200, -100, 0]), (-0.031, 0.0, [-0.03, -0.02, -0.01, 0]),
            (0.0, 7.0, [0, 2, 4, 6]),
        ])
    func ticks(low: Double, high: Double, expected: [Double]) {
        let ticks = ColorScale(range: low...high).ticks(count: 6)
        #expect(ticks.count == expected.count)
        for (tick, value) in zip(ticks, expected) { #expect(abs(tick - value) < 1e-9) }
    }
}

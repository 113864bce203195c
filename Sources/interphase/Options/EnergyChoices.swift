public import Analyses
public import ArgumentParser
internal import Reports
public import Thermodynamics

extension EnergyChoice: ExpressibleByArgument {}
extension EnergyMetric: ExpressibleByArgument {}
extension EnergyUnit: ExpressibleByArgument {}

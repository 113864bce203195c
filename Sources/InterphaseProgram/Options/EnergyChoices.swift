public import Analyses
public import ArgumentParser
public import Reports
public import Thermodynamics

extension EnergyChoice: ExpressibleByArgument {}
extension EnergyScale: ExpressibleByArgument {}
extension EnergyMetric: ExpressibleByArgument {}
extension EnergyUnit: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}

extension CorrectionMode: Codable {}
extension EnergyMeaning: Codable {}

internal import ArgumentParser
internal import FetchArguments
internal import Foundation
internal import ThermoEntries
internal import ThermoFetch

/// `interphase data fetch mp`.
struct MaterialsProjectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mp", abstract: FetchHelp.materialsProject, discussion: FetchHelp.materialsProjectDiscussion)

    @OptionGroup var request: MaterialsProjectArguments

    func run() async throws {
        let system = try ChemicalSystem(parsing: request.common.system)
        guard let type = MaterialsProjectService.ThermoType(rawValue: request.type) else {
            let all = MaterialsProjectService.ThermoType.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("'\(request.type)' is none of \(all)")
        }
        let key = try key(ProcessInfo.processInfo.environment)
        let run = FetchRun(request.common, secret: key)
        let service = try MaterialsProjectService(
            system: system, type: type, key: key,
            address: ServiceAddress(parsing: request.common.baseURL ?? MaterialsProjectService.publicAddress),
            settings: run.settings)
        let choice = type == .all ? " --type \(MaterialsProjectService.ThermoType.gga.rawValue)" : ""
        try await run.fetch(service, readWith: choice)
    }

    /// Given, or from the environment; blanks around it, as copying leaves them, are taken off.
    private func key(_ environment: [String: String]) throws(FetchError) -> String {
        let candidates = [request.apiKey, environment["MP_API_KEY"], environment["PMG_MAPI_KEY"]]
        let keys = candidates.compactMap { $0?.trimmingCharacters(in: .whitespacesAndNewlines) }
        if let key = keys.first(where: { !$0.isEmpty }) { return key }
        throw FetchError(
            kind: .missingKey, subject: "Materials Project", message: "its service wants a key",
            remedy: "put yours from https://next-gen.materialsproject.org/api into MP_API_KEY, "
                + "or use 'data fetch optimade --provider mp', which needs none")
    }
}

/// `interphase data fetch optimade`.
struct OptimadeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "optimade", abstract: FetchHelp.optimade, discussion: FetchHelp.optimadeDiscussion)

    @OptionGroup var request: OptimadeArguments

    func run() async throws {
        let system = try ChemicalSystem(parsing: request.common.system)
        let run = FetchRun(request.common, secret: nil)
        let known = OptimadeProvider.known.first { $0.name == request.provider.lowercased() }
        guard known != nil || request.provider.contains("://") else {
            throw ValidationError(
                "'\(request.provider)' is none of \(OptimadeProvider.known.map(\.name).joined(separator: ", ")) and no address"
            )
        }
        let address = try ServiceAddress(parsing: request.common.baseURL ?? known?.address ?? request.provider)
        let properties: [String]
        if let known {
            properties = known.properties
        } else {
            properties = try await OptimadeService.properties(at: address, client: run.client)
        }
        let service = OptimadeService(
            system: system, properties: properties, address: address, settings: run.settings)
        if known?.hasFormationEnergies == false {
            run.say("\(address.host) gives distances to its own hull only; no hull can be built from them")
        }
        try await run.fetch(service, readWith: properties.contains("_mp_stability") ? " --type GGA_GGA+U" : "")
    }
}

// What `import Interphase` brings: questions and their answers, how they are written, and the science under them.
@_exported public import Analyses
@_exported public import Calibration
@_exported public import Chemistry
@_exported public import Electrochemistry
@_exported public import ExactArithmetic
@_exported public import Interfaces
@_exported public import Presentation
@_exported public import Reports
@_exported public import Screening
@_exported public import ThermoEntries
@_exported public import ThermoSnapshot
@_exported public import ThermoStore
@_exported public import Thermodynamics

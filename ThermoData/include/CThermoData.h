#ifndef CTHERMODATA_H
#define CTHERMODATA_H
#include <stddef.h>
/// First byte of the embedded data set mp-2019 (layout: ThermoData/README.md) and its length in bytes.
const unsigned char *_Nonnull thermodata_mp2019(void);
size_t thermodata_mp2019_count(void);
/// First byte of the stable set of mp-2019, one bit per row (layout: ThermoData/README.md), and its length in bytes.
const unsigned char *_Nonnull thermodata_mp2019_stable(void);
size_t thermodata_mp2019_stable_count(void);
/// First byte of the SHA-256 of mp-2019 as 64 hexadecimal digits and a newline, and its length in bytes.
const unsigned char *_Nonnull thermodata_mp2019_digest(void);
size_t thermodata_mp2019_digest_count(void);
/// First byte of the table of doubtful energies (UTF-8 CSV) and its length in bytes.
const unsigned char *_Nonnull thermodata_doubtful(void);
size_t thermodata_doubtful_count(void);
/// First byte of the total energies of the elements (UTF-8 CSV) and its length in bytes.
const unsigned char *_Nonnull thermodata_elements(void);
size_t thermodata_elements_count(void);
/// First byte of the table of implausible phases (UTF-8 CSV) and its length in bytes.
const unsigned char *_Nonnull thermodata_implausible(void);
size_t thermodata_implausible_count(void);
/// First byte of the embedded catalogue of materials (UTF-8 CSV) and its length in bytes.
const unsigned char *_Nonnull thermodata_materials(void);
size_t thermodata_materials_count(void);
/// First byte of the table of gases and liquids (UTF-8 CSV) and its length in bytes.
const unsigned char *_Nonnull thermodata_fluids(void);
size_t thermodata_fluids_count(void);
/// First byte of the published set of measured band gaps (UTF-8 CSV) and its length in bytes.
const unsigned char *_Nonnull thermodata_measured_gaps(void);
size_t thermodata_measured_gaps_count(void);
/// First byte of the measured band gaps taken from single articles (UTF-8 CSV) and its length in bytes.
const unsigned char *_Nonnull thermodata_checked_gaps(void);
size_t thermodata_checked_gaps_count(void);
/// First byte of the valences of the calibration and its length in bytes.
const unsigned char *_Nonnull thermodata_calibration_elements(void);
size_t thermodata_calibration_elements_count(void);
/// First byte of the acids of the calibration and its length in bytes.
const unsigned char *_Nonnull thermodata_calibration_centres(void);
size_t thermodata_calibration_centres_count(void);
/// First byte of the terms of the calibration and its length in bytes.
const unsigned char *_Nonnull thermodata_calibration_terms(void);
size_t thermodata_calibration_terms_count(void);
/// First byte of the residual scales of the calibration and its length in bytes.
const unsigned char *_Nonnull thermodata_calibration_scales(void);
size_t thermodata_calibration_scales_count(void);
/// First byte of the covariance of the calibration and its length in bytes.
const unsigned char *_Nonnull thermodata_calibration_covariance(void);
size_t thermodata_calibration_covariance_count(void);
/// First byte of the measured enthalpies and its length in bytes.
const unsigned char *_Nonnull thermodata_measured(void);
size_t thermodata_measured_count(void);
#endif

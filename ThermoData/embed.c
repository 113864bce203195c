#include "CThermoData.h"

static const unsigned char mp2019[] __attribute__((aligned(16))) = {
#embed "mp-2019.bin"
};
static const unsigned char mp2019Stable[] __attribute__((aligned(16))) = {
#embed "mp-2019-stable.bin"
};
static const unsigned char mp2019Digest[] = {
#embed "mp-2019.sha256"
};
static const unsigned char doubtful[] = {
#embed "doubtful.csv"
};
static const unsigned char elements[] = {
#embed "elements.csv"
};
static const unsigned char implausible[] = {
#embed "implausible.csv"
};
static const unsigned char materials[] = {
#embed "materials.csv"
};
static const unsigned char fluids[] = {
#embed "fluids.csv"
};
static const unsigned char measuredGaps[] = {
#embed "measured-gaps.csv"
};
static const unsigned char checkedGaps[] = {
#embed "checked-gaps.csv"
};
static const unsigned char calibrationElements[] = {
#embed "calibration-elements.csv"
};
static const unsigned char calibrationCentres[] = {
#embed "calibration-centres.csv"
};
static const unsigned char calibrationTerms[] = {
#embed "calibration-terms.csv"
};
static const unsigned char calibrationScales[] = {
#embed "calibration-scales.csv"
};
static const unsigned char calibrationCovariance[] = {
#embed "calibration-covariance.bin"
};
static const unsigned char measured[] = {
#embed "measured.csv"
};

const unsigned char *thermodata_mp2019(void) { return mp2019; }
size_t thermodata_mp2019_count(void) { return sizeof mp2019; }
const unsigned char *thermodata_mp2019_stable(void) { return mp2019Stable; }
size_t thermodata_mp2019_stable_count(void) { return sizeof mp2019Stable; }
const unsigned char *thermodata_mp2019_digest(void) { return mp2019Digest; }
size_t thermodata_mp2019_digest_count(void) { return sizeof mp2019Digest; }
const unsigned char *thermodata_doubtful(void) { return doubtful; }
size_t thermodata_doubtful_count(void) { return sizeof doubtful; }
const unsigned char *thermodata_elements(void) { return elements; }
size_t thermodata_elements_count(void) { return sizeof elements; }
const unsigned char *thermodata_implausible(void) { return implausible; }
size_t thermodata_implausible_count(void) { return sizeof implausible; }
const unsigned char *thermodata_materials(void) { return materials; }
size_t thermodata_materials_count(void) { return sizeof materials; }
const unsigned char *thermodata_fluids(void) { return fluids; }
size_t thermodata_fluids_count(void) { return sizeof fluids; }
const unsigned char *thermodata_measured_gaps(void) { return measuredGaps; }
size_t thermodata_measured_gaps_count(void) { return sizeof measuredGaps; }
const unsigned char *thermodata_checked_gaps(void) { return checkedGaps; }
size_t thermodata_checked_gaps_count(void) { return sizeof checkedGaps; }
const unsigned char *thermodata_calibration_elements(void) { return calibrationElements; }
size_t thermodata_calibration_elements_count(void) { return sizeof calibrationElements; }
const unsigned char *thermodata_calibration_centres(void) { return calibrationCentres; }
size_t thermodata_calibration_centres_count(void) { return sizeof calibrationCentres; }
const unsigned char *thermodata_calibration_terms(void) { return calibrationTerms; }
size_t thermodata_calibration_terms_count(void) { return sizeof calibrationTerms; }
const unsigned char *thermodata_calibration_scales(void) { return calibrationScales; }
size_t thermodata_calibration_scales_count(void) { return sizeof calibrationScales; }
const unsigned char *thermodata_calibration_covariance(void) { return calibrationCovariance; }
size_t thermodata_calibration_covariance_count(void) { return sizeof calibrationCovariance; }
const unsigned char *thermodata_measured(void) { return measured; }
size_t thermodata_measured_count(void) { return sizeof measured; }

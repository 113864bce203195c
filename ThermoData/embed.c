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
static const unsigned char materials[] = {
#embed "materials.csv"
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
const unsigned char *thermodata_materials(void) { return materials; }
size_t thermodata_materials_count(void) { return sizeof materials; }

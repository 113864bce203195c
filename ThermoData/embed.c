#include "CThermoData.h"

static const unsigned char mp2019[] __attribute__((aligned(16))) = {
#embed "mp-2019.bin"
};
static const unsigned char materials[] = {
#embed "materials.csv"
};

const unsigned char *thermodata_mp2019(void) { return mp2019; }
size_t thermodata_mp2019_count(void) { return sizeof mp2019; }
const unsigned char *thermodata_materials(void) { return materials; }
size_t thermodata_materials_count(void) { return sizeof materials; }

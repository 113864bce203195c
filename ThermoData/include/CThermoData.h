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
/// First byte of the embedded catalogue of materials (UTF-8 CSV) and its length in bytes.
const unsigned char *_Nonnull thermodata_materials(void);
size_t thermodata_materials_count(void);
#endif

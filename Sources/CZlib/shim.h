// zlib's gzip reader and writer. The two init calls of zlib are macros, which Swift does not import.
#ifndef INTERPHASE_CZLIB_SHIM_H
#define INTERPHASE_CZLIB_SHIM_H

#include <zlib.h>

// 15 bits of window; 16 more: a gzip wrapper is required.
static inline int interphase_inflate_start(z_stream *_Nonnull stream) { return inflateInit2(stream, 15 + 16); }
static inline int interphase_deflate_start(z_stream *_Nonnull stream) {
    return deflateInit2(stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}

#endif

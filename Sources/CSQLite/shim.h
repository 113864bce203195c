// The database library SQLite. Its destructor constants are casts, which Swift does not import.
#ifndef INTERPHASE_CSQLITE_SHIM_H
#define INTERPHASE_CSQLITE_SHIM_H

#include <sqlite3.h>

// The bytes are copied by SQLite, so that they may go as soon as the call returns. No bytes may have no address, which SQLite would take
// for NULL.
static inline int interphase_sqlite_bind_text(
    sqlite3_stmt *_Nonnull statement, int parameter, const void *_Nullable bytes, sqlite3_uint64 length) {
    const char *text = length == 0 ? "" : (const char *)bytes;
    return sqlite3_bind_text64(statement, parameter, text, length, SQLITE_TRANSIENT, SQLITE_UTF8);
}
static inline int interphase_sqlite_bind_blob(
    sqlite3_stmt *_Nonnull statement, int parameter, const void *_Nullable bytes, sqlite3_uint64 length) {
    if (length == 0) return sqlite3_bind_zeroblob(statement, parameter, 0);
    return sqlite3_bind_blob64(statement, parameter, bytes, length, SQLITE_TRANSIENT);
}

#endif

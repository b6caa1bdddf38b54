// CRC-32C: the instruction where the CPU has it, a table of sixteen remainders elsewhere and on the portable path.
#include "ckernels.h"

#include <string.h>

#if defined(__x86_64__)
#include <nmmintrin.h>

__attribute__((target("sse4.2"))) static uint32_t crc32c_instruction(const uint8_t *bytes, size_t count,
                                                                     uint32_t crc) {
    uint64_t wide = crc;
    for (; count >= 8; count -= 8, bytes += 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        wide = _mm_crc32_u64(wide, word);
    }
    crc = (uint32_t)wide;
    for (; count > 0; count--, bytes++) crc = _mm_crc32_u8(crc, *bytes);
    return crc;
}
#endif

static uint32_t crc32c_table(const uint8_t *bytes, size_t count, uint32_t crc) {
    // Remainders of the four-bit values, reflected polynomial 0x82F63B78.
    static const uint32_t remainder[16] = {
        0x00000000, 0x105EC76F, 0x20BD8EDE, 0x30E349B1, 0x417B1DBC, 0x5125DAD3, 0x61C69362, 0x7198540D,
        0x82F63B78, 0x92A8FC17, 0xA24BB5A6, 0xB21572C9, 0xC38D26C4, 0xD3D3E1AB, 0xE330A81A, 0xF36E6F75,
    };
    for (; count > 0; count--, bytes++) {
        crc ^= *bytes;
        crc = (crc >> 4) ^ remainder[crc & 15];
        crc = (crc >> 4) ^ remainder[crc & 15];
    }
    return crc;
}

uint32_t ck_crc32c(const void *bytes, size_t count) {
#if defined(__x86_64__)
    if (ck_path_current() != CK_PATH_PORTABLE && __builtin_cpu_supports("sse4.2"))
        return ~crc32c_instruction(bytes, count, ~0u);
#endif
    return ~crc32c_table(bytes, count, ~0u);
}

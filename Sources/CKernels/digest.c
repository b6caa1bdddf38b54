// The words of a long stretch of memory, mixed in eight chains.
#include "ckernels.h"

#include <string.h>

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "a digest is of words whose low byte comes first"
#endif

static uint64_t mix(uint64_t lane, uint64_t word) {
    lane = (lane ^ word) * 0x00000100000001B3u;
    return lane ^ lane >> 29;
}

void ck_digest(const void *bytes, size_t count, uint64_t lanes[CK_DIGEST_LANES]) {
    const uint8_t *next = bytes;
    uint64_t state[CK_DIGEST_LANES];
    for (size_t lane = 0; lane < CK_DIGEST_LANES; lane++) state[lane] = 0xCBF29CE484222325u + lane;
    for (; count >= 8 * CK_DIGEST_LANES; count -= 8 * CK_DIGEST_LANES, next += 8 * CK_DIGEST_LANES) {
        uint64_t words[CK_DIGEST_LANES];
        memcpy(words, next, sizeof words);
        for (size_t lane = 0; lane < CK_DIGEST_LANES; lane++) state[lane] = mix(state[lane], words[lane]);
    }
    for (size_t lane = 0; count > 0; lane++) {
        uint64_t word = 0;
        size_t taken = count < 8 ? count : 8;
        memcpy(&word, next, taken);
        state[lane] = mix(state[lane], word);
        count -= taken;
        next += taken;
    }
    memcpy(lanes, state, sizeof state);
}

// x86-64 with AVX-512: 32 registers of 16 floats, a tile of 12 x 16: no wider, or the last columns of a layer waste
// more of it.
#include "kernels.h"

#include <string.h>

#if defined(__x86_64__)
#pragma STDC FP_CONTRACT OFF
#pragma clang attribute push(__attribute__((target("avx512f,avx2,fma"), min_vector_width(512))), apply_to = function)
#define CK_HARDWARE_FMA
#define CK_LANES 16
#define CK_ROWS 12
#define CK_VECTORS 1
#define CK_TABLE ck_kernels_avx512
#include "paths/path.h"
#pragma clang attribute pop
#endif

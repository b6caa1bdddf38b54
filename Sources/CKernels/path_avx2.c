// x86-64 with AVX2 and FMA: 16 registers of 8 floats, a tile of 6 x 16.
#include "kernels.h"

#include <string.h>

#if defined(__x86_64__)
#pragma STDC FP_CONTRACT OFF
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define CK_HARDWARE_FMA
#define CK_LANES 8
#define CK_ROWS 6
#define CK_VECTORS 2
#define CK_STEP_ASSEMBLY
#define CK_TABLE ck_kernels_avx2
#include "paths/path.h"
#pragma clang attribute pop
#endif

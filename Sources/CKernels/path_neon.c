// AArch64: 32 registers of 4 floats, a tile of 6 x 16.
#include "kernels.h"

#include <string.h>

#if defined(__aarch64__)
#pragma STDC FP_CONTRACT OFF
#define CK_HARDWARE_FMA
#define CK_LANES 4
#define CK_ROWS 6
#define CK_VECTORS 4
#define CK_TABLE ck_kernels_neon
#include "paths/path.h"
#endif

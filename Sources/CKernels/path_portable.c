// Any CPU. Where the compiler is told of a fused multiply-add it is used, elsewhere it is emulated.
#include "kernels.h"

#include <string.h>

#pragma STDC FP_CONTRACT OFF

#if defined(__FMA__) || defined(__aarch64__)
#define CK_HARDWARE_FMA
#endif
#define CK_LANES 4
#define CK_ROWS 2
#define CK_VECTORS 4
#define CK_TABLE ck_kernels_portable
#include "paths/path.h"

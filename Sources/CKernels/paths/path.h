// Everything that a path is made of. The file that includes this has set CK_LANES (floats in a vector), CK_ROWS and
// CK_VECTORS (the register tile), CK_HARDWARE_FMA, CK_STEP_ASSEMBLY (step.h) and CK_TABLE (the name of the path's
// table).
#include "lanes.h"
#include "mathematics.h"
#include "tile.h"
#include "step.h"
#include "strip.h"
#include "row.h"
#include "product.h"
#include "layers.h"
#include "transpose.h"
#include "adam.h"
#include "gradient_row.h"
#include "gradient.h"
#include "adam_between.h"
#include "bias.h"
#include "gradient_adam.h"
#include "random.h"
#include "peak.h"

const ck_kernels CK_TABLE = {
    .gemm = gemm,
    .forward = forward,
    .backward = backward,
    .gradient = gradient,
    .adam_update = adam_update,
    .gradient_adam = gradient_adam,
    .gather = gather,
    .exp_array = exp_array,
    .log_array = log_array,
    .tanh_array = tanh_array,
    .sincos_turns_array = sincos_turns_array,
    .philox_bits = philox_bits,
    .philox_uniforms = philox_uniforms,
    .philox_normals = philox_normals,
    .peak_flops = peak_flops,
};

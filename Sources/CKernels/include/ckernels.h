// The few inner loops of IoTGAN, bit-identical on every path.
//
// Layout. Activations are feature-major: x[feature * ldx + sample]. Weights are w[output * ldw + input];
// `ldw` is a multiple of 16, column `inputs` holds the bias and meets a row of ones in `x`, and the columns
// behind it are zero and stay zero. So `k = inputs + 1` below counts the bias.
//
// Bits. Every output element is one chain of fused multiply-adds in ascending k, starting from zero, on every
// path (but for gradients with a single row, see ck_gradient); all other arithmetic is +, -, *, /, sqrt and explicit
// fma in a fixed order. (Which of the many NaNs a NaN is, is the processor's choice.) Pointers need the alignment of
// a float; 64 bytes are faster.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// MARK: Dispatch

typedef enum { CK_PATH_PORTABLE = 0, CK_PATH_AVX2 = 1, CK_PATH_AVX512 = 2, CK_PATH_NEON = 3 } ck_path;

bool ck_path_supported(ck_path path);
ck_path ck_path_best(void);
ck_path ck_path_current(void);
/// Takes effect for calls that start afterwards, process-wide. Returns false (and changes nothing) where the
/// CPU cannot run `path`.
bool ck_path_select(ck_path path);

// MARK: Layers

typedef enum { CK_IDENTITY = 0, CK_LEAKY_RELU = 1, CK_TANH = 2 } ck_activation;
/// Slope of the leaky rectifier for negative inputs (Radford et al. 2016).
#define CK_LEAKY_SLOPE 0.2f

/// y[m × n] = activation(w[m × k] · x[k × n]).
void ck_forward(size_t m, size_t n, size_t k, const float *w, size_t ldw, const float *x, size_t ldx,
                float *y, size_t ldy, ck_activation activation);

/// dx[k × n] = (wᵀ[k × m] · dy[m × n]) ⊙ activation'(x), where x[k × n] is the activation's *output* that the
/// forward pass fed into this layer. With CK_IDENTITY x may be NULL. `k` does not count the bias here.
void ck_backward(size_t k, size_t n, size_t m, const float *w, size_t ldw, const float *dy, size_t lddy,
                 const float *x, size_t ldx, float *dx, size_t lddx, ck_activation activation);

/// dw[m × k] = dy[m × n] · xᵀ[n × k]; columns k ..< ldw of dw are set to zero. With m = 1 each sum has sixteen chains,
/// over the samples l, l + 16, ...; they fold in halves: chain l + chain l + 8, and so on.
void ck_gradient(size_t m, size_t k, size_t n, const float *dy, size_t lddy, const float *x, size_t ldx,
                 float *dw, size_t ldw);

/// c[m × n] = a[m × k] · b[k × n], the plain product, for benchmarks and for what the layers do not cover.
void ck_gemm(size_t m, size_t n, size_t k, const float *a, size_t lda, const float *b, size_t ldb, float *c,
             size_t ldc);

/// Asks for `bytes` from `start` on, so that they are in the cache when ck_gather comes for them.
static inline void ck_prefetch(const void *start, size_t bytes) {
    for (size_t offset = 0; offset < bytes; offset += 64) __builtin_prefetch((const char *)start + offset, 0, 3);
}

/// `count` vectors of `length` floats become columns: out[p * row + c] = vectors[c][p].
void ck_gather(size_t count, size_t length, const float *const *vectors, float *out, size_t row);

// MARK: Optimiser

/// Adam (Kingma & Ba 2015, algorithm 1 in its efficient form): the caller folds both bias corrections into
/// `step` = lr · sqrt(1 - beta2^t) / (1 - beta1^t) and `epsilon_hat` = eps · sqrt(1 - beta2^t).
/// Where `average` is not NULL it follows the weights: a = a + (1 - decay)(w - a).
typedef struct {
    float step, beta1, beta2, epsilon_hat, average_decay;
} ck_adam;

/// One update of `count` weights from the gradient `g`. Returns the sum of g²: in each 256 weights, sixteen lanes sum
/// every sixteenth; the lanes fold in halves; the 256s add in order.
float ck_adam_update(size_t count, const float *g, float *w, float *m, float *v, float *average, ck_adam adam);

/// ck_gradient and ck_adam_update in one pass: the gradient never leaves L1. Same bits as one and then the other, but
/// for the order of the sum of g²: each column sums down its rows; then the columns add like ck_adam_update's weights.
float ck_gradient_adam(size_t m, size_t k, size_t n, const float *dy, size_t lddy, const float *x, size_t ldx,
                       float *w, float *mom, float *vel, float *average, size_t ldw, ck_adam adam);

// MARK: Element-wise mathematics (own polynomials: libm differs between machines)
//
// Scalar and array forms give the same bits. The bounds are in units in the last place of the exact result, measured
// against double precision over all magnitudes, subnormal numbers included; NaN gives NaN. `y` may be `x`.

/// Within 1.1 ulp; 0 and infinity where float cannot hold the result.
float ck_exp(float x);
void ck_exp_array(size_t count, const float *x, float *y);
/// Within 0.9 ulp; -infinity at 0, NaN below.
float ck_log(float x);
void ck_log_array(size_t count, const float *x, float *y);
/// Within 5 ulp, odd, never beyond ±1.
float ck_tanh(float x);
void ck_tanh_array(size_t count, const float *x, float *y);
/// sin and cos of `turns` full turns, |turns| <= 2^20: within 1.4 ulp, exact at quarter turns.
void ck_sincos_turns(float turns, float *sine, float *cosine);
void ck_sincos_turns_array(size_t count, const float *turns, float *sine, float *cosine);

// MARK: Random bits: Philox4x32-10 (Salmon et al. 2011), a pure function of key and counter

typedef struct {
    uint32_t key[2];
    uint32_t counter[4];  // counter[0] counts blocks of four words
} ck_philox;

void ck_philox_block(ck_philox state, uint32_t out[4]);
/// `count` words of the blocks counter[0], counter[0] + 1, ...
void ck_philox_bits(ck_philox state, size_t count, uint32_t *out);
/// Uniform in [0, 1), 24 bits each, one word a value.
void ck_philox_uniforms(ck_philox state, size_t count, float *out);
/// Standard normal deviates (Box & Muller 1958), one word a value.
void ck_philox_normals(ck_philox state, size_t count, float *out);

// MARK: Checks and measures

/// CRC-32C (Castagnoli, RFC 3720) of `count` bytes.
uint32_t ck_crc32c(const void *bytes, size_t count);

// MARK: Digests

/// Chains of ck_digest.
#define CK_DIGEST_LANES 8
/// Mixes bytes into `lanes`, eight bytes a word and a last one filled up with zeros: word k into chain k mod 8, each by the
/// same steps as GANCore's `Digest` takes.
void ck_digest(const void *bytes, size_t count, uint64_t lanes[CK_DIGEST_LANES]);
/// Runs independent FMA chains on one core for `iterations` rounds with the current path's widest registers and
/// returns the number of floating-point operations done (the caller takes the time).
double ck_peak_flops(size_t iterations);

// MARK: Memory

/// Blocks of `bytes` and more come from the system one by one from now on, and go back to it when they are freed. Returns
/// false where the C library (other than glibc) has no such setting.
bool ck_map_blocks_from(size_t bytes);

#ifdef __cplusplus
}
#endif

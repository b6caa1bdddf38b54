// Chooses the path at run time and hands every call to it.
#include "kernels.h"

#include <stdatomic.h>

static const ck_kernels *kernels_of(ck_path path) {
    switch (path) {
    case CK_PATH_PORTABLE: return &ck_kernels_portable;
#if defined(__x86_64__)
    case CK_PATH_AVX2:
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &ck_kernels_avx2 : NULL;
    case CK_PATH_AVX512: return __builtin_cpu_supports("avx512f") ? &ck_kernels_avx512 : NULL;
#elif defined(__aarch64__)
    case CK_PATH_NEON: return &ck_kernels_neon;
#endif
    default: return NULL;
    }
}

bool ck_path_supported(ck_path path) { return kernels_of(path) != NULL; }

ck_path ck_path_best(void) {
    static const ck_path preferred[] = {CK_PATH_AVX512, CK_PATH_AVX2, CK_PATH_NEON};
    for (size_t i = 0; i < sizeof preferred / sizeof *preferred; i++)
        if (ck_path_supported(preferred[i])) return preferred[i];
    return CK_PATH_PORTABLE;
}

// Nothing is chosen before the first call. Threads that race for it all choose the same path.
static _Atomic(int) selected = -1;

ck_path ck_path_current(void) {
    int path = atomic_load_explicit(&selected, memory_order_relaxed);
    if (path < 0) {
        int unset = -1;
        path = ck_path_best();
        // A path that another thread selected in the meantime stays.
        if (!atomic_compare_exchange_strong(&selected, &unset, path)) path = unset;
    }
    return (ck_path)path;
}

bool ck_path_select(ck_path path) {
    if (!ck_path_supported(path)) return false;
    atomic_store(&selected, (int)path);
    return true;
}

static const ck_kernels *current(void) {
    switch (ck_path_current()) {
#if defined(__x86_64__)
    case CK_PATH_AVX2: return &ck_kernels_avx2;
    case CK_PATH_AVX512: return &ck_kernels_avx512;
#elif defined(__aarch64__)
    case CK_PATH_NEON: return &ck_kernels_neon;
#endif
    default: return &ck_kernels_portable;
    }
}

void ck_forward(size_t m, size_t n, size_t k, const float *w, size_t ldw, const float *x, size_t ldx, float *y,
                size_t ldy, ck_activation activation) {
    current()->forward(m, n, k, w, ldw, x, ldx, y, ldy, activation);
}

void ck_backward(size_t k, size_t n, size_t m, const float *w, size_t ldw, const float *dy, size_t lddy,
                 const float *x, size_t ldx, float *dx, size_t lddx, ck_activation activation) {
    current()->backward(k, n, m, w, ldw, dy, lddy, x, ldx, dx, lddx, activation);
}

void ck_gradient(size_t m, size_t k, size_t n, const float *dy, size_t lddy, const float *x, size_t ldx,
                 float *dw, size_t ldw) {
    current()->gradient(m, k, n, dy, lddy, x, ldx, dw, ldw);
}

void ck_gemm(size_t m, size_t n, size_t k, const float *a, size_t lda, const float *b, size_t ldb, float *c,
             size_t ldc) {
    current()->gemm(m, n, k, a, lda, b, ldb, c, ldc);
}

float ck_adam_update(size_t count, const float *g, float *w, float *m, float *v, float *average, ck_adam adam) {
    return current()->adam_update(count, g, w, m, v, average, adam);
}

float ck_gradient_adam(size_t m, size_t k, size_t n, const float *dy, size_t lddy, const float *x, size_t ldx,
                       float *w, float *mom, float *vel, float *average, size_t ldw, ck_adam adam) {
    return current()->gradient_adam(m, k, n, dy, lddy, x, ldx, w, mom, vel, average, ldw, adam);
}

void ck_gather(size_t count, size_t length, const float *const *vectors, float *out, size_t row) {
    current()->gather(count, length, vectors, out, row);
}

void ck_exp_array(size_t count, const float *x, float *y) { current()->exp_array(count, x, y); }
void ck_log_array(size_t count, const float *x, float *y) { current()->log_array(count, x, y); }
void ck_tanh_array(size_t count, const float *x, float *y) { current()->tanh_array(count, x, y); }

void ck_sincos_turns_array(size_t count, const float *turns, float *sine, float *cosine) {
    current()->sincos_turns_array(count, turns, sine, cosine);
}

float ck_exp(float x) {
    ck_exp_array(1, &x, &x);
    return x;
}

float ck_log(float x) {
    ck_log_array(1, &x, &x);
    return x;
}

float ck_tanh(float x) {
    ck_tanh_array(1, &x, &x);
    return x;
}

void ck_sincos_turns(float turns, float *sine, float *cosine) {
    ck_sincos_turns_array(1, &turns, sine, cosine);
}

void ck_philox_bits(ck_philox state, size_t count, uint32_t *out) {
    current()->philox_bits(state, count, out);
}

void ck_philox_uniforms(ck_philox state, size_t count, float *out) {
    current()->philox_uniforms(state, count, out);
}

void ck_philox_normals(ck_philox state, size_t count, float *out) {
    current()->philox_normals(state, count, out);
}

double ck_peak_flops(size_t iterations) { return current()->peak_flops(iterations); }

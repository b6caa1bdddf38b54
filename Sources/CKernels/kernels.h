// What a path provides, and the vocabulary of all C files. One path is one instruction set; each compiles the
// same templates (paths/*.h), so a path differs from the others in its vector width and nothing else.
#pragma once
#include "ckernels.h"

typedef struct {
    void (*gemm)(size_t m, size_t n, size_t k, const float *a, size_t lda, const float *b, size_t ldb, float *c,
                 size_t ldc);
    void (*forward)(size_t m, size_t n, size_t k, const float *w, size_t ldw, const float *x, size_t ldx,
                    float *y, size_t ldy, ck_activation activation);
    void (*backward)(size_t k, size_t n, size_t m, const float *w, size_t ldw, const float *dy, size_t lddy,
                     const float *x, size_t ldx, float *dx, size_t lddx, ck_activation activation);
    void (*gradient)(size_t m, size_t k, size_t n, const float *dy, size_t lddy, const float *x, size_t ldx,
                     float *dw, size_t ldw);
    float (*adam_update)(size_t count, const float *g, float *w, float *m, float *v, float *average,
                         ck_adam adam);
    float (*gradient_adam)(size_t m, size_t k, size_t n, const float *dy, size_t lddy, const float *x,
                           size_t ldx, float *w, float *mom, float *vel, float *average, size_t ldw,
                           ck_adam adam);
    void (*gather)(size_t count, size_t length, const float *const *vectors, float *out, size_t row);
    void (*exp_array)(size_t count, const float *x, float *y);
    void (*log_array)(size_t count, const float *x, float *y);
    void (*tanh_array)(size_t count, const float *x, float *y);
    void (*sincos_turns_array)(size_t count, const float *turns, float *sine, float *cosine);
    void (*philox_bits)(ck_philox state, size_t count, uint32_t *out);
    void (*philox_uniforms)(ck_philox state, size_t count, float *out);
    void (*philox_normals)(ck_philox state, size_t count, float *out);
    double (*peak_flops)(size_t iterations);
} ck_kernels;

extern const ck_kernels ck_kernels_portable;
#if defined(__x86_64__)
extern const ck_kernels ck_kernels_avx2, ck_kernels_avx512;
#elif defined(__aarch64__)
extern const ck_kernels ck_kernels_neon;
#endif

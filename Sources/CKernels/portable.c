#include "ckernels.h"

#include <math.h>
#include <string.h>

bool ck_path_supported(ck_path path) { return path == CK_PATH_PORTABLE; }
ck_path ck_path_best(void) { return CK_PATH_PORTABLE; }
ck_path ck_path_current(void) { return CK_PATH_PORTABLE; }
bool ck_path_select(ck_path path) { return path == CK_PATH_PORTABLE; }

__attribute__((target("fma"))) void ck_gemm(size_t m, size_t n, size_t k, const float *a, size_t lda, const float *b, size_t ldb, float *c, size_t ldc) {
    for (size_t i = 0; i < m; i++) {
        memset(c + i * ldc, 0, n * sizeof(float));
        for (size_t p = 0; p < k; p++)
            for (size_t j = 0; j < n; j++) c[i * ldc + j] = __builtin_fmaf(a[i * lda + p], b[p * ldb + j], c[i * ldc + j]);
    }
}
static float act(float x, ck_activation a) { return a == CK_LEAKY_RELU ? (x > 0 ? x : CK_LEAKY_SLOPE * x) : a == CK_TANH ? tanhf(x) : x; }
void ck_forward(size_t m, size_t n, size_t k, const float *w, size_t ldw, const float *x, size_t ldx, float *y, size_t ldy, ck_activation activation) {
    ck_gemm(m, n, k, w, ldw, x, ldx, y, ldy);
    for (size_t i = 0; i < m; i++) for (size_t j = 0; j < n; j++) y[i * ldy + j] = act(y[i * ldy + j], activation);
}
__attribute__((target("fma"))) void ck_backward(size_t k, size_t n, size_t m, const float *w, size_t ldw, const float *dy, size_t lddy, const float *x, size_t ldx, float *dx, size_t lddx, ck_activation activation) {
    for (size_t i = 0; i < k; i++) {
        memset(dx + i * lddx, 0, n * sizeof(float));
        for (size_t p = 0; p < m; p++)
            for (size_t j = 0; j < n; j++) dx[i * lddx + j] = __builtin_fmaf(w[p * ldw + i], dy[p * lddy + j], dx[i * lddx + j]);
        for (size_t j = 0; j < n; j++) {
            float d = 1;
            if (activation == CK_LEAKY_RELU) d = x[i * ldx + j] > 0 ? 1 : CK_LEAKY_SLOPE;
            if (activation == CK_TANH) d = 1 - x[i * ldx + j] * x[i * ldx + j];
            dx[i * lddx + j] *= d;
        }
    }
}
__attribute__((target("fma"))) void ck_gradient(size_t m, size_t k, size_t n, const float *dy, size_t lddy, const float *x, size_t ldx, float *dw, size_t ldw) {
    for (size_t i = 0; i < m; i++)
        for (size_t j = 0; j < ldw; j++) {
            float s = 0;
            if (j < k) for (size_t p = 0; p < n; p++) s = __builtin_fmaf(dy[i * lddy + p], x[j * ldx + p], s);
            dw[i * ldw + j] = s;
        }
}
float ck_adam_update(size_t count, const float *g, float *w, float *m, float *v, float *average, ck_adam a) {
    float sum = 0;
    for (size_t i = 0; i < count; i++) {
        m[i] = m[i] + (1 - a.beta1) * (g[i] - m[i]);
        v[i] = v[i] + (1 - a.beta2) * (g[i] * g[i] - v[i]);
        w[i] -= a.step * m[i] / (sqrtf(v[i]) + a.epsilon_hat);
        if (average) average[i] += (1 - a.average_decay) * (w[i] - average[i]);
        sum += g[i] * g[i];
    }
    return sum;
}
float ck_gradient_adam(size_t m, size_t k, size_t n, const float *dy, size_t lddy, const float *x, size_t ldx, float *w, float *mom, float *vel, float *average, size_t ldw, ck_adam adam) {
    float dw[16384], sum = 0;
    for (size_t i = 0; i < m; i++) {
        ck_gradient(1, k, n, dy + i * lddy, lddy, x, ldx, dw, ldw);
        sum += ck_adam_update(ldw, dw, w + i * ldw, mom + i * ldw, vel + i * ldw, average ? average + i * ldw : 0, adam);
    }
    return sum;
}
float ck_exp(float x) { return expf(x); }
float ck_log(float x) { return logf(x); }
float ck_tanh(float x) { return tanhf(x); }
void ck_tanh_array(size_t count, const float *x, float *y) { for (size_t i = 0; i < count; i++) y[i] = tanhf(x[i]); }
void ck_sincos_turns(float t, float *s, float *c) { *s = sinf(6.2831853f * t); *c = cosf(6.2831853f * t); }
void ck_philox_block(ck_philox s, uint32_t out[4]) {
    uint32_t c[4] = {s.counter[0], s.counter[1], s.counter[2], s.counter[3]}, k0 = s.key[0], k1 = s.key[1];
    for (int r = 0; r < 10; r++) {
        uint64_t p0 = (uint64_t)0xD2511F53u * c[0], p1 = (uint64_t)0xCD9E8D57u * c[2];
        uint32_t n0 = (uint32_t)(p1 >> 32) ^ c[1] ^ k0, n2 = (uint32_t)(p0 >> 32) ^ c[3] ^ k1;
        c[0] = n0; c[1] = (uint32_t)p1; c[2] = n2; c[3] = (uint32_t)p0;
        k0 += 0x9E3779B9u; k1 += 0xBB67AE85u;
    }
    memcpy(out, c, 16);
}
void ck_philox_bits(ck_philox s, size_t count, uint32_t *out) {
    for (size_t i = 0; i < count; i += 4) {
        uint32_t b[4];
        ck_philox_block(s, b);
        s.counter[0]++;
        memcpy(out + i, b, (count - i < 4 ? count - i : 4) * 4);
    }
}
void ck_philox_uniforms(ck_philox s, size_t count, float *out) {
    for (size_t i = 0; i < count; i += 4) {
        uint32_t b[4];
        ck_philox_block(s, b);
        s.counter[0]++;
        for (size_t j = 0; j < 4 && i + j < count; j++) out[i + j] = (float)(b[j] >> 8) * 0x1p-24f;
    }
}
void ck_philox_normals(ck_philox s, size_t count, float *out) {
    for (size_t i = 0; i < count; i += 4) {
        uint32_t b[4];
        ck_philox_block(s, b);
        s.counter[0]++;
        for (size_t j = 0; j < 4 && i + j < count; j++) {
            float u = ((float)(b[j & 2] >> 8) + 1) * 0x1p-24f, t = (float)(b[(j & 2) + 1] >> 8) * 0x1p-24f;
            out[i + j] = sqrtf(-2 * logf(u)) * ((j & 1) ? sinf(6.2831853f * t) : cosf(6.2831853f * t));
        }
    }
}
uint32_t ck_crc32c(const void *bytes, size_t count) {
    uint32_t c = ~0u;
    for (size_t i = 0; i < count; i++) {
        c ^= ((const uint8_t *)bytes)[i];
        for (int b = 0; b < 8; b++) c = (c >> 1) ^ (0x82F63B78u & (0u - (c & 1)));
    }
    return ~c;
}
double ck_peak_flops(size_t iterations) { return (double)iterations; }

// exp, log, tanh, sin and cos from + - * / and fma in a fixed order: libm differs between machines and versions.
// The bounds that ckernels.h states were measured over every float.

// Adding and subtracting it rounds to the nearest integer, for |x| <= 2^22; its low bits are then that integer.
#define ROUNDER 12582912.0f

INLINE vf exp_lanes(vf x) {
    vf shifted = fma(x, broadcast(1.44269504f), broadcast(ROUNDER));
    vf n = shifted - ROUNDER;
    // ln 2 in two parts; n times the first is exact.
    vf r = fma(n, broadcast(-0.693359375f), x);
    r = fma(n, broadcast(2.12194440e-4f), r);
    vf p = broadcast(1.9875691500e-4f);
    p = fma(p, r, broadcast(1.3981999507e-3f));
    p = fma(p, r, broadcast(8.3334519073e-3f));
    p = fma(p, r, broadcast(4.1665795894e-2f));
    p = fma(p, r, broadcast(1.6666665459e-1f));
    p = fma(p, r, broadcast(5.0000001201e-1f));
    p = fma(p * r, r, r) + 1.0f;
    // Two factors, so that results below the normal range are reached by one rounding.
    vi e = (vi)shifted - (vi)broadcast(ROUNDER);
    vi half = e >> 1;
    vf y = p * (vf)((half + 127) << 23) * (vf)((e - half + 127) << 23);
    y = select(x > 88.7228394f, broadcast(__builtin_inff()), y);
    y = select(x < -103.972084f, broadcast(0), y);
    return select(x == x, y, x);
}

INLINE vf log_lanes(vf x) {
    // Subnormal arguments are scaled into the normal range first.
    vi tiny = x < 1.17549435e-38f;
    vf scaled = select(tiny, x * 8388608.0f, x);
    vi bits = (vi)scaled;
    // m is in [sqrt(1/2), sqrt(2)).
    vi e = (bits - 0x3f3504f3) >> 23;
    vf m = (vf)(bits - (e << 23));
    vf n = __builtin_convertvector(e - (tiny & 23), vf);
    vf f = m - 1.0f;
    vf z = f * f;
    vf p = broadcast(7.0376836292e-2f);
    p = fma(p, f, broadcast(-1.1514610310e-1f));
    p = fma(p, f, broadcast(1.1676998740e-1f));
    p = fma(p, f, broadcast(-1.2420140846e-1f));
    p = fma(p, f, broadcast(1.4249322787e-1f));
    p = fma(p, f, broadcast(-1.6668057665e-1f));
    p = fma(p, f, broadcast(2.0000714765e-1f));
    p = fma(p, f, broadcast(-2.4999993993e-1f));
    p = fma(p, f, broadcast(3.3333331174e-1f));
    vf tail = fma(p * f, z, n * -2.12194440e-4f);
    tail = fma(z, broadcast(-0.5f), tail);
    vf y = fma(n, broadcast(0.693359375f), f + tail);
    y = select(x == __builtin_inff(), x, y);
    y = select(x == 0.0f, broadcast(-__builtin_inff()), y);
    return select(x < 0.0f, broadcast(__builtin_nanf("")), select(x == x, y, x));
}

// x P(x²) / Q(x²), fitted for the least relative error on [0, 9.02] (0.03 of a float's precision there); beyond it
// tanh is 1 to a float's precision.
INLINE vf tanh_lanes(vf x) {
    vf magnitude = (vf)((vi)x & 0x7fffffff);
    vi sign = (vi)x & (vi)broadcast(-0.0f);
    vf inside = select(magnitude > 9.02f, broadcast(9.02f), magnitude);
    vf z = inside * inside;
    vf p = broadcast(-1.22022678e-11f);
    p = fma(p, z, broadcast(3.05834043e-8f));
    p = fma(p, z, broadcast(2.80067925e-5f));
    p = fma(p, z, broadcast(3.86829511e-3f));
    p = fma(p, z, broadcast(1.36798888e-1f));
    p = fma(p * z, inside, inside);
    vf q = broadcast(1.28731983e-6f);
    q = fma(q, z, broadcast(3.93857335e-4f));
    q = fma(q, z, broadcast(2.7245719e-2f));
    q = fma(q, z, broadcast(4.70132202e-1f));
    q = fma(q, z, broadcast(1.0f));
    vf y = p / q;
    y = select(y > 1.0f, broadcast(1), y);
    return (vf)((vi)y | sign);
}

INLINE void sincos_turns_lanes(vf turns, vf *sine, vf *cosine) {
    // The nearest quarter turn, and what is left of it: exact.
    vf shifted = fma(turns, broadcast(4.0f), broadcast(ROUNDER));
    vf r = fma(shifted - ROUNDER, broadcast(-0.25f), turns);
    vi quadrant = (vi)shifted;
    vf z = r * r;
    vf s = broadcast(42.0586939f);
    s = fma(s, z, broadcast(-76.7058598f));
    s = fma(s, z, broadcast(81.6052492f));
    s = fma(s, z, broadcast(-41.3417022f));
    s = fma(s, z, broadcast(-1.7484555e-7f));
    s = fma(r, broadcast(6.28318548f), s * r);
    vf c = broadcast(60.2446414f);
    c = fma(c, z, broadcast(-85.4568172f));
    c = fma(c, z, broadcast(64.9393940f));
    c = fma(c, z, broadcast(-19.7392088f));
    c = fma(c, z, broadcast(1.0f));
    vi swap = (quadrant & 1) != 0;
    vi sine_sign = (quadrant & 2) << 30;
    vi cosine_sign = ((quadrant + 1) & 2) << 30;
    *sine = (vf)((vi)select(swap, c, s) ^ sine_sign);
    *cosine = (vf)((vi)select(swap, s, c) ^ cosine_sign);
}

#define ARRAY_FORM(name)                                                                                         \
    static void name##_array(size_t count, const float *x, float *y) {                                          \
        size_t i = 0;                                                                                            \
        for (; i + CK_LANES <= count; i += CK_LANES) store(y + i, name##_lanes(load(x + i)));                    \
        if (i < count) store_some(y + i, name##_lanes(load_some(x + i, count - i)), count - i);                  \
    }
ARRAY_FORM(exp)
ARRAY_FORM(log)
ARRAY_FORM(tanh)
#undef ARRAY_FORM

static void sincos_turns_array(size_t count, const float *turns, float *sine, float *cosine) {
    for (size_t i = 0; i < count; i += CK_LANES) {
        size_t lanes = count - i < CK_LANES ? count - i : CK_LANES;
        vf s, c;
        sincos_turns_lanes(load_some(turns + i, lanes), &s, &c);
        store_some(sine + i, s, lanes);
        store_some(cosine + i, c, lanes);
    }
}

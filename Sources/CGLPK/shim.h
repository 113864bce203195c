// One guarded entry into GLPK: a whole linear program in, a whole answer out.
//
// GLPK aborts the process on misuse and binds a problem to the thread that created it. Both are contained here: the problem is
// created, solved, read and freed inside one call, an error hook turns an abort into a return code, and a terminal
// hook swallows what GLPK would print (its error path switches printing on again, so glp_term_out alone is not enough).
#ifndef INTERPHASE_CGLPK_SHIM_H
#define INTERPHASE_CGLPK_SHIM_H

#include <glpk.h>
#include <limits.h>
#include <setjmp.h>
#include <stddef.h>

// minimise c'x, A x = b, x >= 0; A is dense, column after column.
typedef struct {
    int rows;
    int columns;
    const double *_Nonnull byColumn;
    const double *_Nonnull costs;
    const double *_Nonnull rightHandSide;
    int exact;                     // 1: finish with glp_exact in rational arithmetic
    double tolerance;              // feasibility and optimality tolerance of glp_simplex
    int milliseconds;              // time limit of each solver call, INT_MAX for none
    double *_Nonnull primal;       // out, columns
    double *_Nonnull dual;         // out, rows
    int *_Nonnull basic;           // out, columns: 1 when basic
    int status;                    // out, glp_get_status
    int returnCode;                // out, of the last solver call
    double objective;              // out
} interphase_glpk_problem;

enum { INTERPHASE_GLPK_DONE = 0, INTERPHASE_GLPK_ABORTED = -1 };

static inline int interphase_glpk_silent(void *_Nullable info, const char *_Nullable text) {
    (void)info;
    (void)text;
    return 1;
}

static inline void interphase_glpk_escape(void *_Nullable info) { longjmp(*(jmp_buf *)info, 1); }

static inline void interphase_glpk_load(glp_prob *_Nonnull lp, const interphase_glpk_problem *_Nonnull p) {
    int rows[p->rows + 1];
    double values[p->rows + 1];
    glp_set_obj_dir(lp, GLP_MIN);
    glp_add_rows(lp, p->rows);
    for (int i = 0; i < p->rows; i++) glp_set_row_bnds(lp, i + 1, GLP_FX, p->rightHandSide[i], p->rightHandSide[i]);
    if (p->columns > 0) glp_add_cols(lp, p->columns);
    for (int j = 0; j < p->columns; j++) {
        int count = 0;
        for (int i = 0; i < p->rows; i++) {
            double value = p->byColumn[(size_t)j * (size_t)p->rows + (size_t)i];
            if (value != 0) {
                count++;
                rows[count] = i + 1;
                values[count] = value;
            }
        }
        glp_set_mat_col(lp, j + 1, count, rows, values);
        glp_set_col_bnds(lp, j + 1, GLP_LO, 0, 0);
        glp_set_obj_coef(lp, j + 1, p->costs[j]);
    }
}

static inline void interphase_glpk_read(glp_prob *_Nonnull lp, interphase_glpk_problem *_Nonnull p) {
    p->status = glp_get_status(lp);
    p->objective = glp_get_obj_val(lp);
    for (int j = 0; j < p->columns; j++) {
        p->primal[j] = glp_get_col_prim(lp, j + 1);
        p->basic[j] = glp_get_col_stat(lp, j + 1) == GLP_BS;
    }
    for (int i = 0; i < p->rows; i++) p->dual[i] = glp_get_row_dual(lp, i + 1);
}

// Runs `body` on a new problem object with both hooks in place; an abort inside GLPK ends the body and frees everything.
static inline int interphase_glpk_guarded(
    void (*_Nonnull body)(glp_prob *_Nonnull lp, void *_Nonnull context), void *_Nonnull context) {
    jmp_buf escape;
    glp_term_hook(interphase_glpk_silent, NULL);
    glp_error_hook(interphase_glpk_escape, &escape);
    if (setjmp(escape)) {
        glp_error_hook(NULL, NULL);
        glp_free_env();
        return INTERPHASE_GLPK_ABORTED;
    }
    glp_prob *lp = glp_create_prob();
    body(lp, context);
    glp_delete_prob(lp);
    glp_error_hook(NULL, NULL);
    return INTERPHASE_GLPK_DONE;
}

static inline glp_smcp interphase_glpk_parameters(const interphase_glpk_problem *_Nonnull p) {
    glp_smcp parameters;
    glp_init_smcp(&parameters);
    parameters.msg_lev = GLP_MSG_OFF;
    parameters.tol_bnd = p->tolerance;
    parameters.tol_dj = p->tolerance;
    parameters.tm_lim = p->milliseconds;
    return parameters;
}

static inline void interphase_glpk_run_one(glp_prob *_Nonnull lp, void *_Nonnull context) {
    interphase_glpk_problem *p = context;
    interphase_glpk_load(lp, p);
    glp_smcp parameters = interphase_glpk_parameters(p);
    p->returnCode = glp_simplex(lp, &parameters);
    if (p->exact && p->returnCode != GLP_ETMLIM) p->returnCode = glp_exact(lp, &parameters);
    interphase_glpk_read(lp, p);
}

static inline int interphase_glpk_solve(interphase_glpk_problem *_Nonnull p) {
    return interphase_glpk_guarded(interphase_glpk_run_one, p);
}

typedef struct {
    const interphase_glpk_problem *_Nonnull problem;
    int count;
    const double *_Nonnull rightHandSides;
    double *_Nonnull objectives;
} interphase_glpk_series;

static inline void interphase_glpk_run_series(glp_prob *_Nonnull lp, void *_Nonnull context) {
    interphase_glpk_series *series = context;
    const interphase_glpk_problem *p = series->problem;
    interphase_glpk_load(lp, p);
    glp_smcp parameters = interphase_glpk_parameters(p);
    for (int k = 0; k < series->count; k++) {
        const double *b = series->rightHandSides + (size_t)k * (size_t)p->rows;
        for (int i = 0; i < p->rows; i++) glp_set_row_bnds(lp, i + 1, GLP_FX, b[i], b[i]);
        glp_std_basis(lp);
        glp_simplex(lp, &parameters);
        series->objectives[k] = glp_get_obj_val(lp);
    }
}

// The same program for `count` right-hand sides (one after the other in `rightHandSides`), loaded once and started from the standard
// basis each time, in floating point; `objectives` receives the optimal values. For benchmarks: only the simplex is repeated.
static inline int interphase_glpk_solve_many(
    const interphase_glpk_problem *_Nonnull p, int count, const double *_Nonnull rightHandSides, double *_Nonnull objectives) {
    interphase_glpk_series series = {p, count, rightHandSides, objectives};
    return interphase_glpk_guarded(interphase_glpk_run_series, &series);
}

#endif

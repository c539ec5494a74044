// What a run would cost: core-hours, wall time, memory, bytes.
#include "programs/programs.h"

int main(int argc, char** argv) { return anc::plan_main(argc, argv); }

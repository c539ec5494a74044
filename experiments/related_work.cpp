// Section 5: the systems of Table 4 under their published attacks.
#include "programs/programs.h"

int main(int argc, char** argv) { return anc::related_work_main(argc, argv); }

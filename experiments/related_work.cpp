// Section 5: the systems of Table 4 under their published attacks.
#include "related/command_line.h"

int main(int argc, char** argv) { return anc::related::related_work_main(argc, argv); }

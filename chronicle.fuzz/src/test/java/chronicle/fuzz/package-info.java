/**
 * Every file that another process can write, as hostile input. A {@link SoundQueue} is laid anew
 * for each input, the input spoils some of it, and {@link Uses} does with it whatever can be done;
 * {@link Round} holds every call to the same bounds: typed errors, little memory, nothing left
 * open.
 */
package chronicle.fuzz;

import type { Tag } from './lexicon.ts'

/** Set phrases whose words say something else one by one; most say nothing at all. */
export const idioms: Readonly<Partial<Record<Tag, string>>> = {
  function: `
in all,all told,all in all,in total,after all,of course,as a whole,on the whole,by far,above all,most of all,first of all,
at first,at last,in the end,at the end,by the end,by the end of it,by the end of the day,by the end of the night,in between,one by one,one another,each other,not only,not just,no wonder,no doubt,so far,the other way round,
to begin with,at once,for once,once upon a time,as well,as ever,held on as well,in other words,that said,no small thing,
nothing more,nothing less,no accident,all the while,along the way,on the way,in turn,a turn,next to,be it,
no one was counting,all together,put together,taken together,then some,and then some,pressed play,press play,a lot,a great deal,
at that,on its own,wait its turn,one of them,one day,in one day,of all,of them all,at all,by themselves,by itself,on their own,by itself,on record,to the minute,start to finish,of its own,of their own,
to be exact,in short,in full,in sum,at a time,this time,that time,
and so on,the end of it,up to,ended up,ending up,end up,wound up,in front of,first and foremost,made up,make up,makes up,making up,as such,on top of that,on top of it,
every one,each one,any one,out of reach`,
  lead: `
on top,at the top,at the front,in front,in the lead,at the head,out in front,came first,come first,in first place,the most of anyone,the most of it,number one,ahead of everyone,
ahead of everyone else,ahead of all others,ahead of all other artists,ahead of all other shows,ahead of all other tracks,ahead of the rest,ahead of the pack,
ahead of the field,ahead of all the others,ahead of anyone else,ahead of any other artist,ahead of everything else,more than any other,more than any other artist,
more than any other track,more than any other show,more than any other song,more than anyone else,more than anyone,more than anything else,more than any other name,
more often than any other track,more often than any other,more often than anything else,more than all others,led the way,lead the way,leading the way,
took the lead,taking the lead,led the pack,leading the pack,led the field,took first place,the clear leader,the clear winner,the biggest share,
the largest share,the lion's share,the biggest part,the most time,the most minutes,the most plays,the most airtime,topped the list,topping the list`,
  second:
    'came second,come second,in second place,came next,next in line,second place,the runner-up,runner up,took second',
  year: `
of the year,of your year,this year,all year,in your year,for the year,in the year,of the whole year,of any day,all year long,
of any day of the year,of any day this year,of all days,in the whole year,year so far`,
  new: `
for the first time,the first time,first time,for the very first time,first ever,first encounter,first hearing,first listen,first meeting,new to you,new to your ears,
never heard before,never heard,never played before,never met before,never met,not heard before,had never heard,had never heard before,had never played,
had never played before,hadn't heard,hadn't heard before,brand new,first timers,not heard until then`,
  row: `
in a row,on end,without a break,without a pause,in succession,one after another,one after the other,back to back,on the trot,without a real pause,in one go,without interruption`,
  twice: `
a second time,a second play,a second song,a second turn,a second hearing,a second listen,a second go,second time,more than once`,
  only: 'nothing else,no one else,nobody else,nothing but,no one but,nobody but,no artist but,no show but,no track but',
  known: 'you knew,you already knew,already known,old acquaintances,old friends,old ones',
  daypart: 'small hours,early hours',
  podcast: 'spoken word',
  least: 'of all time,ever before',
}
